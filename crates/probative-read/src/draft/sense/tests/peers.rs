use super::check;

#[test]
fn the_size_of_the_peers_of_a_rank_is_not_what_the_rank_says() {
    let peers = "peers = { rows = { source = \"?\", value = \"?\" }, from = 250000 }";
    let universe = "universe = \"counties with more than 250,000 people\"";
    check(&[
        (
            "Franklin County, Ohio, has the highest rate of theft among counties with more than \
             250,000 people.",
            &["words = \"highest\"", universe, peers, "named = [\"39049\"]", "!times"],
        ),
        (
            "Of all cities with fewer than 500,000 residents in 2015 Reno had the lowest rate of \
             theft.",
            &[
                "words = \"lowest\"",
                "peers = { rows = { source = \"?\", where = { year = [\"2015\"]",
            ],
        ),
        (
            "Summit County, Ohio, had the second-highest rate of theft among counties of at least \
             250,000 people.",
            &["words = \"second\"", peers],
        ),
    ]);
}

#[test]
fn the_number_that_a_place_has_is_no_size_of_its_peers() {
    check(&[(
        "The counties of Ohio had more than 4,000 mills in 2012.",
        &["words = \"more than\"", "!peers", "kind = \"figure\""],
    )]);
}
