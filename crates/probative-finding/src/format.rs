//! Findings and exhibits as documents: what is written can be read again, and nothing else is.
//!
//! Numbers have ten significant digits, and a long decimal that is meant has all of its own; an
//! infinite end is `"inf"` or `"-inf"`, and `null` means that there is none. A key that is added
//! raises the minor version, one that goes the major.

use probative_terms::Kind;
use probative_terms::number::ten;
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::audit::Audited;
use crate::exhibit::Exhibit;
use crate::finding::{
    Certainty, Finding, Findings, Head, Joint, Made, Outcome, PassedOver, Provenance, Verdict,
};

/// The name and version of the format.
pub const SCHEMA: &str = "probative/2.6";

/// Why a text is no document of findings or exhibits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not JSON of this form.
    Form {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        said: String,
    },
    /// It is of another version of the format, or of another format.
    Version {
        /// The format that it names.
        found: String,
        /// The one that is read.
        reads: &'static str,
    },
    /// Its exhibits are of another case, text or program than the findings; the case, by title.
    OtherCase(String),
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unreadable::Form { line, column, said } => {
                write!(f, "line {line}, column {column}: {said}")
            }
            Unreadable::Version { found, reads } => {
                write!(f, "the format is `{found}`; this program reads {reads} and its additions")
            }
            Unreadable::OtherCase(title) => {
                write!(f, "the exhibits are of another run, of the case “{title}”")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

/// `findings.json`, to be written.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Findings")]
struct Written<'a> {
    /// The name and version of the format.
    schema: &'a str,
    /// Which case, text and program the findings belong to.
    case: &'a Head,
    /// How the findings stand when all their intervals are widened together.
    joint: &'a Joint,
    /// What there is to know of how the case was made; left out where there is nothing.
    #[serde(skip_serializing_if = "<[Made]>::is_empty")]
    made: &'a [Made],
    /// What the sources of the claims hold besides what is read; left out where there is nothing.
    #[serde(skip_serializing_if = "<[PassedOver]>::is_empty")]
    passed_over: &'a [PassedOver],
    /// One finding a claim, in the case's order.
    findings: &'a [Finding],
}

/// `findings.json`, as it is read.
#[derive(Deserialize)]
struct Read {
    case: Head,
    joint: Joint,
    #[serde(default)]
    made: Vec<Made>,
    #[serde(default)]
    passed_over: Vec<PassedOver>,
    findings: Vec<Finding>,
}

impl Findings {
    /// The findings as `findings.json`, without their exhibits.
    pub fn to_json(&self) -> String {
        printed(&Written {
            schema: SCHEMA,
            case: &self.head,
            joint: &self.joint,
            made: &self.made,
            passed_over: &self.passed_over,
            findings: &self.findings,
        })
    }

    /// The findings of a `findings.json`; their exhibits stand in a document of their own.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] for what is no such document, or one of another version.
    pub fn from_json(json: &str) -> Result<Findings, Unreadable> {
        let read: Read = of_this_version(json, SCHEMA)?;
        let Read { case: head, joint, made, passed_over, findings } = read;
        Ok(Findings { head, findings, joint, made, passed_over })
    }

    /// The exhibits of all findings as `exhibits.json`.
    pub fn exhibits_to_json(&self) -> String {
        let shown = self.findings.iter().filter(|finding| !finding.exhibits.is_empty());
        let of = |finding: &Finding| Shown {
            claim: finding.claim.clone(),
            exhibits: finding.exhibits.clone(),
        };
        let claims = shown.map(of).collect();
        printed(&Exhibits { schema: SCHEMA.to_owned(), case: self.head.clone(), claims })
    }

    /// The findings with the exhibits of an `exhibits.json`.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] for what is no such document, one of another version, or one of another run.
    pub fn with_exhibits(mut self, json: &str) -> Result<Findings, Unreadable> {
        let read: Exhibits = of_this_version(json, SCHEMA)?;
        if read.case != self.head {
            return Err(Unreadable::OtherCase(read.case.title));
        }
        for shown in read.claims {
            let finding = self.findings.iter_mut().find(|finding| finding.claim == shown.claim);
            finding.into_iter().for_each(|finding| finding.exhibits.clone_from(&shown.exhibits));
        }
        Ok(self)
    }
}

/// `exhibits.json`.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Exhibits {
    /// The name and version of the format.
    schema: String,
    /// Which case, text and program the exhibits belong to.
    case: Head,
    /// The claims that have pictures or tables.
    claims: Vec<Shown>,
}

/// The exhibits of one claim.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Shown {
    /// The claim's id.
    claim: String,
    /// Its pictures and tables, in the order of the page.
    exhibits: Vec<Exhibit>,
}

/// A finding, to be written: with its answer in a word, which follows from the rest.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
struct WrittenFinding<'a> {
    /// The claim's id.
    claim: &'a str,
    /// The claim's kind.
    kind: Kind,
    /// The answer in one word.
    verdict: Verdict,
    /// How sure it is; null for a claim without readings.
    certainty: Option<Certainty>,
    /// The claims that it rests on.
    rests_on: &'a [String],
    /// What was found.
    outcome: &'a Outcome,
    /// What choosing otherwise gave; null for a claim that is not audited.
    audited: Option<&'a Audited>,
    /// Everything needed to reproduce it to the byte.
    provenance: &'a Provenance,
}

/// A finding, as it is read.
#[derive(Deserialize)]
struct ReadFinding {
    claim: String,
    kind: Kind,
    rests_on: Vec<String>,
    outcome: Outcome,
    #[serde(default)]
    audited: Option<Audited>,
    provenance: Provenance,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = WrittenFinding {
            claim: &self.claim,
            kind: self.kind,
            verdict: self.verdict(),
            certainty: self.certainty(),
            rests_on: &self.rests_on,
            outcome: &self.outcome,
            audited: self.audited.as_ref(),
            provenance: &self.provenance,
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Finding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Finding, D::Error> {
        let ReadFinding { claim, kind, rests_on, outcome, audited, provenance } =
            ReadFinding::deserialize(deserializer)?;
        let exhibits = Vec::new();
        Ok(Finding { claim, kind, rests_on, outcome, audited, exhibits, provenance })
    }
}

impl JsonSchema for Finding {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        WrittenFinding::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        WrittenFinding::json_schema(generator)
    }
}

/// The JSON Schema (draft 2020-12) of `findings.json`.
pub fn findings_schema() -> String {
    schema::<Written<'_>>()
}

/// The JSON Schema (draft 2020-12) of `exhibits.json`.
pub fn exhibits_schema() -> String {
    schema::<Exhibits>()
}

fn schema<T: JsonSchema>() -> String {
    // What is written is described: every key that is always there is required.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    printed(&settings.into_generator().into_root_schema_for::<T>())
}

fn form(error: serde_json::Error) -> Unreadable {
    Unreadable::Form { line: error.line(), column: error.column(), said: error.to_string() }
}

/// The name of a document's format, whatever else it holds.
#[derive(Deserialize)]
struct Named {
    schema: String,
}

/// A document of any minor version of a format's major one; its version is asked first, since
/// another one has another form.
pub(crate) fn of_this_version<'a, T: Deserialize<'a>>(
    json: &'a str,
    reads: &'static str,
) -> Result<T, Unreadable> {
    let Named { schema } = serde_json::from_str(json).map_err(form)?;
    let major = |schema: &str| schema.split('.').next().map(str::to_owned);
    if major(&schema) != major(reads) {
        return Err(Unreadable::Version { found: schema, reads });
    }
    serde_json::from_str(json).map_err(form)
}

/// A document on indented lines, its numbers to ten digits, with a line feed at the end.
pub(crate) fn printed<T: Serialize>(document: &T) -> String {
    let mut out = Vec::new();
    let mut serializer =
        serde_json::Serializer::with_formatter(&mut out, TenDigits(PrettyFormatter::new()));
    document.serialize(&mut serializer).expect("findings have text keys and finite numbers");
    out.push(b'\n');
    probative_terms::text::json(&String::from_utf8(out).expect("JSON is text"))
}

/// Indented JSON whose numbers have ten significant digits, the same on every machine.
struct TenDigits(PrettyFormatter<'static>);

impl Formatter for TenDigits {
    fn write_f64<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
        value: f64,
    ) -> std::io::Result<()> {
        writer.write_all(ten(value).as_bytes())
    }

    fn begin_array<W: ?Sized + std::io::Write>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + std::io::Write>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
    ) -> std::io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + std::io::Write>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + std::io::Write>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
    ) -> std::io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
    ) -> std::io::Result<()> {
        self.0.end_object_value(writer)
    }
}
