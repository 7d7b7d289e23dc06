check:
    bash .ci/run
test:
    cargo test --workspace
bench-peers:
    python3 benches/peers/run.py
bench:
    cargo bench -p probative-benches
docs:
    cargo doc --workspace --no-deps
gallery:
    cargo test -p probative-tests --test gallery
