#!/usr/bin/env python3
"""Holds what `probative check` writes against the schemas that `probative schema` prints.

usage: schemas.py PROBATIVE FOLDER...    (each FOLDER holds findings.json and exhibits.json)

A document that breaks its schema is planted for each, and must be noticed.
"""

import copy
import json
import pathlib
import subprocess
import sys

import jsonschema


def main(program, folders):
    for name in ("findings", "exhibits"):
        printed = subprocess.run([program, "schema", name], capture_output=True, check=True)
        schema = json.loads(printed.stdout)
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
    print(f"{len(folders)} cases hold to both schemas")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
