//! The snippet that puts a picture into somebody's page.

use std::path::Path;

use probative_chart as chart;
use probative_finding::Exhibit;
use probative_terms::text::{address, markup};

/// A `figure` that shows the file with its words for those who do not see it; the picture itself
/// where there is no file.
pub(super) fn snippet(
    exhibit: &Exhibit<String>,
    svg: &str,
    width: Option<u32>,
    file: Option<&Path>,
) -> String {
    let under = markup(&super::under(exhibit));
    let Some(file) = file else {
        return format!(
            "<figure>\n{}\n<figcaption>{under}</figcaption>\n</figure>",
            svg.trim_end()
        );
    };
    let (across, down) = chart::size(svg);
    let width = width.unwrap_or(super::WIDTH);
    let height = (f64::from(width) * down / across).ceil();
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    format!(
        "<figure>\n<img src=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         style=\"max-width:100%;height:auto\" alt=\"{}\">\n<figcaption>{under}</figcaption>\n</figure>",
        markup(&format!("./{}", address(&name))),
        markup(&chart::alt(exhibit))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_cannot_leave_its_attribute_or_its_folder() {
        assert_eq!(address("a map.svg"), "a%20map.svg");
        assert_eq!(address("javascript:x\"y.svg"), "javascript%3Ax%22y.svg");
        assert_eq!(markup("a<b>\"c\"&"), "a&lt;b&gt;&quot;c&quot;&amp;");
    }
}
