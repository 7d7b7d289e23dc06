# Computes expected.toml of the folder esf-columbus-queen. Run: Rscript make_filter.R, in the folder reference.
# Needs spdep and spatialreg. The input is that of ols-columbus-queen, which make_regression.py describes.
suppressMessages({library(spdep); library(spatialreg)})
dir.create("esf-columbus-queen", showWarnings = FALSE)
invisible(file.copy("ols-columbus-queen/input.csv", "esf-columbus-queen/input.csv", overwrite = TRUE))
table <- read.csv("esf-columbus-queen/input.csv")
near <- lapply(seq_len(nrow(table)), function(i) { row <- unlist(table[i, -(1:3)]); as.integer(sort(row[row >= 0] + 1)) })
class(near) <- "nb"
attr(near, "region.id") <- as.character(seq_len(nrow(table)))
show <- function(name, values) sprintf("%s = [%s]", name, paste(sprintf("%.17g", values), collapse = ", "))
lines <- c('tool = "spatialreg"', sprintf('version = "%s"', packageVersion("spatialreg")),
  "call = 'SpatialFiltering(crime ~ inc + hoval, nb = nb, style = style, ExactEV = TRUE); lm on the vectors it chose'",
  'script = "reference/make_filter.R"', "tolerance = 1e-07",
  'reason = "relative; the moments of each step are differences of traces"', "", "[expected]")
for (style in c("W", "B")) {
  found <- SpatialFiltering(crime ~ inc + hoval, data = table, nb = near, style = style, ExactEV = TRUE)
  steps <- found$selection
  m <- summary(lm(crime ~ inc + hoval + fitted(found), data = table))
  under <- function(key) paste0(tolower(style), "_", key)
  lines <- c(lines, show(under("vectors"), steps[-1, "SelEvec"]), show(under("eigenvalues"), steps[-1, "Eval"]),
    show(under("moran"), steps[, "MinMi"]), show(under("z"), steps[, "ZMinMi"]), show(under("p"), steps[, "Pr(ZI)"]),
    show(under("coefficients"), coef(m)[1:3, 1]), show(under("errors"), coef(m)[1:3, 2]), show(under("r2"), m$r.squared))
}
writeLines(lines, "esf-columbus-queen/expected.toml")
