#!/usr/bin/env python3
"""Holds what `probative check` writes, and the case files of the project, against the schemas
that `probative schema` prints.

usage: schemas.py PROBATIVE FOLDER...    (each FOLDER holds findings.json and exhibits.json)

A document that breaks its schema is planted for each, and must be noticed.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tomllib

import jsonschema


ROOT = pathlib.Path(__file__).parent.parent


def printed_schema(program, name):
    printed = subprocess.run([program, "schema", name], capture_output=True, check=True)
    return json.loads(printed.stdout)


def case_files(program):
    """Every case is valid, and what is planted in one is noticed."""
    schema = printed_schema(program, "case")
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    paths = [*sorted(ROOT.glob("cases/*/case.toml")), ROOT / "tests/leaves/case.toml"]
    for path in paths:
        case = tomllib.loads(path.read_text(encoding="utf-8"))
        error = next(validator.iter_errors(case), None)
        if error:
            sys.exit(f"{path}: {error.json_path}: {error.message[:400]}")
        for said, plant in PLANTED.items():
            planted = copy.deepcopy(case)
            plant(planted)
            if validator.is_valid(planted):
                sys.exit(f"{path}: {said} passes unnoticed")
        quoted = copy.deepcopy(case)
        quoted["claims"][0]["anchor"] = {"quote": "its words"}
        if not validator.is_valid(quoted):
            sys.exit(f"{path}: a draft with quoted words is not valid")
    return len(paths)


def held(case):
    """The first claim whose record is held."""
    return next(claim for claim in case["claims"] if claim["kind"] in claim)


PLANTED = {
    "a case without a title": lambda case: case.pop("title"),
    "a key that is none": lambda case: case["settings"].update(drawn=1),
    "a number for a text": lambda case: case["text"].update(headline=1),
    "a word that is none": lambda case: case["claims"][0].update(words="numbr"),
    "a claim without its kind's table": lambda case: held(case).pop(held(case)["kind"]),
    "another kind's table": lambda case: held(case).update(mechanism={"neighbour": "another"}),
    "regions without where the claim fails": lambda case: case["claims"][0].update(holds=">= 5"),
}


def main(program, folders):
    for name in ("findings", "exhibits"):
        schema = printed_schema(program, name)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for folder in folders:
            path = pathlib.Path(folder) / f"{name}.json"
            document = json.loads(path.read_text())
            error = next(validator.iter_errors(document), None)
            if error:
                sys.exit(f"{path}: {error.json_path}: {error.message[:400]}")
            planted = copy.deepcopy(document)
            del planted["schema"]
            if validator.is_valid(planted):
                sys.exit(f"{path}: a document without `schema` passes unnoticed")
    print(f"{len(folders)} cases hold to both schemas, {case_files(program)} case files to theirs")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
