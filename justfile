check:
    bash .ci/run
test:
    cargo test --workspace
calibration:
    cargo run --release -p probative-spatial --example calibration > target/calibration.md
    mv target/calibration.md docs/calibration.md
honesty:
    cargo run --release -p probative-tests --example honesty
stat-table:
    cargo test -p probative-tests --test proofs stat_table:: -- --ignored
bench-peers:
    python3 benches/peers/run.py
bench-growth:
    cargo build --release -p probative-cli
    python3 benches/growth/run.py
bench-files:
    cargo build --release -p probative-cli
    python3 benches/records/speed.py target/release/probative
bench:
    cargo bench -p probative-benches
docs:
    cargo doc --workspace --no-deps
gallery:
    cargo test -p probative-tests --test proofs gallery::
probes:
    python3 tests/probe/run.py --renew
harden seconds="600":
    cargo build --release
    python3 tests/harden.py target/release/probative --seconds {{seconds}}
signals runs="450":
    cargo build --release
    python3 tests/signals.py target/release/probative --runs {{runs}} --record
seeds n="20":
    cargo build --release -p probative-cli
    python3 tests/seeds.py target/release/probative --seeds {{n}}
score-reader shared:
    cargo build --release -p probative-cli
    python3 scripts/score_reader.py target/release/probative {{shared}}
losses:
    cargo build --release -p probative-cli
    python3 tests/losses.py target/release/probative --write
ordinary:
    cargo build --release -p probative-cli
    python3 tests/ordinary/run.py target/release/probative --write
mutants n="1000000":
    MUTANTS={{n}} cargo test --release -p probative-tests --test long mutants:: -- --nocapture
