namespace CxMaturity.Web.Tests.BadInput;

/// <summary>One route with what is wrong about each body that it is given.</summary>
/// <param name="GoodBody">What the route would take, so that only the address is wrong where the address is tried.</param>
/// <param name="BadBodies">Bodies that are refused with 400, unless they say otherwise: <c>404:</c>, <c>409:</c>.</param>
public sealed record RouteRow(string Method, string Pattern, string? GoodBody, params string[] BadBodies)
{
    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>Every route of the app. Who adds a route adds a row.</summary>
public static class RouteTable
{
    /// <summary>For pages: those that take a form, and those that do not.</summary>
    public const string Form = "FORM", Page = "PAGE";

    private const string Org = "/api/v1/organizations/{org}";

    private const string Hq = """{"code":"HQ","name":{"de":"a","en":"b"},"headcount":{"X":1,"M":1,"F":1}}""";

    public static readonly RouteRow[] Api =
    [
        new("GET", "/api/v1/questionnaires", null),
        new("GET", Org + "/units", null),
        new("PUT", Org + "/units", Tree(Hq),
            "{}", """{"units":null}""", Tree(""), Tree("null"), Tree("{}"), Tree("5"), Tree("[]"), Tree($"{Hq},{Hq}"), Tree(Hq).Replace("2026-01-01", "soon", StringComparison.Ordinal),
            Tree(Hq).Replace("2026-01-01", "1066-10-14", StringComparison.Ordinal), Tree(Hq).Replace("\"2026-01-01\"", "5", StringComparison.Ordinal),
            Tree(Hq).Replace("false", "\"yes\"", StringComparison.Ordinal), Tree(Hq.Replace("HQ", "a/b", StringComparison.Ordinal)), Tree(Hq.Replace("\"HQ\"", "null", StringComparison.Ordinal)),
            Tree(Hq.Replace("HQ", "H\\u202eQ", StringComparison.Ordinal)), Tree(Hq.Replace("\"a\"", "\"\\u0000\"", StringComparison.Ordinal)), Tree(Hq.Replace("\"a\"", "\"\\udc00\"", StringComparison.Ordinal)),
            Tree(Hq.Replace("""{"de":"a","en":"b"}""", "null", StringComparison.Ordinal)), Tree(Hq.Replace("\"X\":1", "\"X\":-1", StringComparison.Ordinal)),
            Tree(Hq.Replace("\"X\":1", "\"X\":1000001", StringComparison.Ordinal)), Tree(Hq.Replace("\"X\":1", "\"X\":1.5", StringComparison.Ordinal)),
            Tree(Hq.Replace("\"headcount\"", "\"parent\":\"NOPE\",\"headcount\"", StringComparison.Ordinal)), Tree(Hq.Replace("\"headcount\"", "\"parent\":\"HQ\",\"headcount\"", StringComparison.Ordinal)),
            Tree(string.Join(',', Enumerable.Range(0, 501).Select(i => Hq.Replace("HQ", $"U{i}", StringComparison.Ordinal))))),
        new("GET", "/api/v1/plays", null),
        new("GET", "/api/v1/plays/{play}", null),
        new("GET", Org + "/plays", null),
        new("POST", Org + "/plays", """{"de":"x"}""", "{}", """{"de":"x"}""", """{"de":5}""", """{"de":"\u0000"}""", """{"de":"---\nid: OWN-1\n---\n"}""", $$"""{"en":"{{new string('a', 70_000)}}"}"""),
        new("GET", Org + "/plays/{own}", null),
        new("PUT", Org + "/plays/{own}", """{"de":"x"}""", "{}", """{"de":"x","version":1}""", """{"de":"x","version":"soon"}""", "409:" + """{"de":"x","version":7}"""),
        new("POST", Org + "/plays/{own}/withdraw", """{"reason":"old"}""", "{}", """{"reason":""}""", """{"reason":"\u0000"}""", $$"""{"reason":"{{new string('a', 10_000)}}"}"""),
        new("POST", Org + "/plays/{own}/bring-back", null),
        new("GET", Org + "/actions/formats", null),
        new("PUT", Org + "/actions/formats", """{"kind":"role","name":"Sales","format":"jira"}""", "{}", """{"kind":"moon","name":"a","format":"jira"}""", """{"kind":"unit","name":"a/b","format":"jira"}""",
            """{"kind":"role","name":"","format":"jira"}""", """{"kind":"role","name":"a","format":"fax"}""", """{"kind":"role","name":"\u0000","format":"jira"}"""),
        new("GET", Org + "/findings", null),
        new("POST", Org + "/findings", Noted("a"), "{}", Noted(""), Noted("  "), Noted("a\\u0000"), Noted("\\ud800"), Noted("a\\nb"), Noted(new string('a', 10_000)), Noted("a").Replace("journey", "Journey", StringComparison.Ordinal),
            Noted("a").Replace("\"journey\"", "null", StringComparison.Ordinal), Noted("a").Replace("\"Leaving\"", "\"\"", StringComparison.Ordinal), Noted("a").Replace("\"INC\"", "\"a/b\"", StringComparison.Ordinal),
            """{"title":"a"}""", """{"title":"a","references":[null]}""", """{"title":"a","references":5}""", """{"title":["a"],"references":[]}"""),
        new("GET", Org + "/findings/{finding}", null),
        new("PUT", Org + "/findings/{finding}/words", """{"title":"b","text":"c"}""", "{}", """{"title":""}""", """{"title":5}""", """{"title":"\u0000"}""", $$"""{"title":"{{new string('a', 10_000)}}"}"""),
        new("PUT", Org + "/findings/{finding}/references", """{"references":[{"kind":"project","name":"Quay"}]}""", "{}", """{"references":[]}""", """{"references":[{}]}""", """{"references":[{"kind":"unit","name":"a/b"}]}""",
            """{"references":[{"kind":"moon","name":"a"}]}"""),
        new("POST", Org + "/findings/{finding}/accept", null),
        new("POST", Org + "/findings/{finding}/decline", """{"reason":"known"}""", "{}", """{"reason":""}""", """{"reason":"\u0000"}""", """{"reason":5}""", $$"""{"reason":"{{new string('a', 10_000)}}"}"""),
        new("POST", Org + "/findings/{finding}/reopen", null),
        new("POST", Org + "/findings/{finding}/deliver", """{"to":"Sales","format":"jira"}""", "{}", """{"to":"Sales"}""", """{"to":"","format":"jira"}""", """{"to":"Sales","format":"fax"}""", """{"to":"Sales","format":"Jira"}""", """{"to":"\u0000","format":"jira"}"""),
        new("POST", Org + "/findings/{finding}/discuss", """{"note":"talked"}""", """{"note":5}""", """{"note":"\u0000"}""", $$"""{"note":"{{new string('a', 10_000)}}"}"""),
        new("POST", Org + "/findings/{finding}/merge", """{"into":"00000000-0000-0000-0000-000000000001"}""", "{}", """{"into":null}""", """{"into":"x"}""", "404:" + """{"into":"00000000-0000-0000-0000-000000000001"}"""),
        new("POST", Org + "/findings/{finding}/decline-play", """{"play":"P09","reason":"no"}""", """{"play":"P09"}""", "404:" + """{"play":"P09","reason":"no"}"""),
        new("POST", Org + "/waves/{wave}/findings", null),
        new("GET", Org + "/waves/{wave}/recommendations", null),
        new("GET", Org + "/initiatives", null),
        new("POST", Org + "/initiatives", """{"title":"One form","play":"P09","findings":[]}""", "{}", """{"title":null}""", """{"title":" "}""", """{"title":"a\u0000"}""", """{"title":"a","play":"a/b"}""", """{"title":"a","findings":["x"]}""",
            """{"title":"a","findings":5}""", $$"""{"title":"{{new string('a', 10_000)}}"}""", "404:" + """{"title":"a","findings":["00000000-0000-0000-0000-000000000001"]}"""),
        new("GET", Org + "/initiatives/{initiative}", null),
        new("PUT", Org + "/initiatives/{initiative}/title", """{"title":"b"}""", "{}", """{"title":""}""", """{"title":"\u0000"}""", """{"title":"b","version":"x"}""", $$"""{"title":"{{new string('a', 10_000)}}"}"""),
        new("PUT", Org + "/initiatives/{initiative}/plan", Plan("\"owner\":{\"role\":\"Head of sales\"}"), Plan("\"owner\":{}"), Plan("\"owner\":{\"account\":\"00000000-0000-0000-0000-000000000001\"}"),
            Plan("\"owner\":{\"account\":\"00000000-0000-0000-0000-000000000001\",\"role\":\"a\"}"), Plan("\"start\":\"2026-02-02\",\"due\":\"2026-01-01\""), Plan("\"due\":\"soon\""), Plan("\"due\":\"1066-10-14\""),
            Plan("\"effort\":6"), Plan("\"effort\":0"), Plan("\"effort\":1.5"), Plan("\"lever\":\"magic\""), Plan("\"worksCouncil\":\"perhaps\""), Plan("\"units\":[\"NOPE\"]"), Plan("\"units\":\"HQ\""),
            Plan("\"references\":[{\"kind\":\"moon\"}]"), Plan("\"drivers\":[\"\\u0000\"]"), Plan("\"targets\":[null]"), Plan("\"targets\":[{\"dimension\":\"INC\",\"delta\":0.3}]"),
            Plan("\"targets\":[{\"dimension\":\"INC\",\"delta\":9,\"by\":\"2026-12-01\"}]"), Plan("\"targets\":[{\"dimension\":\"\",\"delta\":0.3,\"by\":\"2026-12-01\"}]")),
        new("PUT", Org + "/initiatives/{initiative}/scope", """{"question":"Why?"}""", """{"question":5}""", """{"question":"\u0000"}""", """{"addsCommittee":"yes"}""", $$"""{"question":"{{new string('a', 10_000)}}"}"""),
        new("PUT", Org + "/initiatives/{initiative}/findings", """{"findings":[]}""", "{}", """{"findings":null}""", """{"findings":["x"]}""", "404:" + """{"findings":["00000000-0000-0000-0000-000000000001"]}"""),
        new("POST", Org + "/initiatives/{initiative}/move", """{"to":"scoped"}""", "{}", """{"to":null}""", """{"to":"Scoped"}""", """{"to":7}""", """{"to":"scoped","from":"moon"}""", """{"to":"scoped","reason":"\u0000"}""",
            "409:" + """{"to":"ready"}""", "409:" + """{"to":"done"}""", "409:" + """{"to":"scoped","from":"ready"}"""),
        new("POST", Org + "/initiatives/{initiative}/comments", Text("a"), "{}", Text(""), Text("\\u0000"), """{"text":5}""", Text(new string('a', 10_000))),
        new("POST", Org + "/initiatives/{initiative}/decisions", Text("a"), "{}", Text(""), Text("\\u0000"), """{"text":5}""", Text(new string('a', 10_000))),
        new("POST", Org + "/initiatives/{initiative}/lessons", Text("a"), "{}", Text(""), Text("\\u0000"), """{"text":5}""", Text(new string('a', 10_000))),
        new("POST", Org + "/initiatives/{initiative}/checklist", Text("a"), "{}", Text(""), Text("\\u0000"), """{"text":5}""", Text(new string('a', 10_000))),
        new("PUT", Org + "/initiatives/{initiative}/checklist/{point}", """{"ticked":true}""", "{}", """{"ticked":null}""", """{"ticked":"yes"}"""),
        new("DELETE", Org + "/initiatives/{initiative}/checklist/{point}", null),
        new("PUT", Org + "/initiatives/{initiative}/kpis", """{"name":"Calls","unit":"%","before":3}""", "{}", """{"name":""}""", """{"name":"\u0000"}""", """{"name":"a","before":"x"}""", """{"name":"a","before":1e400}""", """{"name":"a","on":"soon"}"""),
        new("DELETE", Org + "/initiatives/{initiative}/kpis", null),
        // What is wrong with a file is told in Pages/Initiatives/AttachingAFile.
        new("GET", Org + "/initiatives/{initiative}/attachments/{attachment}", null),
        new("PUT", Org + "/initiatives/{initiative}/attachments/{attachment}", null),
        new("DELETE", Org + "/initiatives/{initiative}/attachments/{attachment}", null),
        new("POST", Org + "/initiatives/{initiative}/check", null),
        new("POST", "/api/v1/organizations", """{"name":"Harbour"}""",
            "{}", """{"name":null}""", """{"name":""}""", """{"name":"  "}""", """{"name":5}""", """{"name":[]}""", """{"name":"a\u0000b"}""",
            """{"name":"\ud800"}""", """{"name":"a\nb"}""", $$"""{"name":"{{new string('a', 121)}}"}"""),
        new("POST", Org + "/waves", Wave(Hq),
            "{}", """{"questionnaire":null,"version":null}""", """{"questionnaire":"cx-full"}""",
            "404:" + Wave(Hq).Replace("cx-executive-check", "nope", StringComparison.Ordinal), "404:" + Wave(Hq).Replace("1.0", "9.9", StringComparison.Ordinal),
            Wave(Hq).Replace("trial", "secret", StringComparison.Ordinal), Wave(Hq).Replace("trial", "anonymous", StringComparison.Ordinal),
            Wave(Hq).Replace("\"trial\"", "null", StringComparison.Ordinal), Wave(Hq).Replace("\"trial\"", "7", StringComparison.Ordinal),
            Wave(""), Wave("null"), Wave("{}"), Wave("5"), Wave("[]"), Wave($"{Hq},{Hq}"), Wave(Hq).Replace($"[{Hq}]", "null", StringComparison.Ordinal),
            Wave(Hq.Replace("\"HQ\"", "null", StringComparison.Ordinal)), Wave(Hq.Replace("HQ", "a/b", StringComparison.Ordinal)),
            Wave(Hq.Replace("HQ", "<script>", StringComparison.Ordinal)), Wave(Hq.Replace("HQ", "a\\u0000", StringComparison.Ordinal)),
            Wave(Hq.Replace("\"HQ\"", "\"HQ\\u00ad\"", StringComparison.Ordinal)), Wave(Hq.Replace("HQ", "\\u202eHQ", StringComparison.Ordinal)),
            Wave(Hq.Replace("""{"de":"a","en":"b"}""", "null", StringComparison.Ordinal)), Wave(Hq.Replace("""{"de":"a","en":"b"}""", "{}", StringComparison.Ordinal)),
            Wave(Hq.Replace("\"a\"", "null", StringComparison.Ordinal).Replace("\"b\"", "null", StringComparison.Ordinal)),
            Wave(Hq.Replace("\"a\"", "\"\\udc00\"", StringComparison.Ordinal)), Wave(Hq.Replace("\"a\"", "\"\\u0000\"", StringComparison.Ordinal)),
            Wave(Hq.Replace("\"X\":1", "\"X\":-1", StringComparison.Ordinal)), Wave(Hq.Replace("\"X\":1", "\"X\":1000001", StringComparison.Ordinal)),
            Wave(Hq.Replace("\"X\":1", "\"X\":1e99", StringComparison.Ordinal)), Wave(Hq.Replace("\"X\":1", "\"X\":1.5", StringComparison.Ordinal)),
            Wave(Hq.Replace("\"X\":1", "\"X\":null", StringComparison.Ordinal)),
            Wave(Hq).Replace("\"name\":\"w\"", "\"name\":\"a\\u0000\"", StringComparison.Ordinal), Wave(Hq).Replace("\"name\":\"w\"", $"\"name\":\"{new string('w', 121)}\"", StringComparison.Ordinal),
            Wave(string.Join(',', Enumerable.Range(0, 501).Select(i => Hq.Replace("HQ", $"U{i}", StringComparison.Ordinal))))),
        new("POST", Org + "/waves/{wave}/open", null),
        new("POST", Org + "/waves/{wave}/close", null),
        new("POST", Org + "/waves/{wave}/sheets", """{"variant":"X","unit":"HQ"}""",
            "{}", """{"variant":null,"unit":"HQ"}""", """{"variant":"Z","unit":"HQ"}""", """{"variant":"x","unit":"HQ"}""", """{"variant":"M","unit":"HQ"}""",
            """{"variant":"X","unit":"nope"}""", """{"variant":"X","unit":null}""", """{"variant":"X"}""", """{"variant":0,"unit":"HQ"}""",
            """{"variant":"X","unit":"\u0000"}""", """{"variant":"X","unit":["HQ"]}""", """{"variant":"\ud800","unit":"HQ"}"""),
        new("PUT", Org + "/sheets/{sheet}/answers/{item}", """{"value":3}""",
            "{}", """{"value":null}""", """{"value":0}""", """{"value":6}""", """{"value":-1}""", """{"value":3.5}""", """{"value":"3"}""", """{"value":"0"}""",
            """{"value":""}""", """{"value":"NA"}""", """{"value":"\ud800"}""", """{"value":"\u0000"}""", """{"value":[3]}""", """{"value":{"a":1}}""", """{"value":true}""",
            """{"value":99999999999999999999}""", """{"value":1e400}""", """{"value":2147483648}""", """{"other":3}"""),
        new("PUT", Org + "/sheets/{sheet}/consent", """{"consents":true}""", "{}", """{"consents":null}""", """{"consents":"true"}""", """{"consents":1}""", """{"other":true}"""),
        new("POST", Org + "/sheets/{sheet}/submit", null),
        new("GET", Org + "/sheets/{sheet}/result", null),
        new("GET", Org + "/waves/{wave}/results", null),
        new("GET", Org + "/waves/{wave}/workbook.xlsx", null),
        new("GET", Org + "/archive", null),
        new("GET", Org + "/actions/export", null),
        new("POST", Org + "/actions/statuses", """{"rows":[{"id":"CXM-0123456789","status":"Done"}],"take":true}""",
            "{}", """{"rows":null}""", """{"rows":[]}""", """{"rows":[null]}""", """{"rows":{}}""", """{"rows":[5]}""", """{"rows":[{"id":5}]}""", """{"rows":[{"id":"CXM-0123456789","status":["Done"]}]}""",
            """{"rows":[{"id":"CXM-0123456789","status":"Done"}],"take":"yes"}"""),
        // What is wrong with a file is told in Archives/RefusingAnArchive.
        new("POST", "/api/v1/archives", null)
    ];

    public static readonly RouteRow[] Pages =
    [
        new(Page, "/", null),
        new(Form, "/organizations", "Name=Harbour", "", "Name=", "Name=%00", "Name=%20", "Name=" + TooLong, "Nobody=x", "Name=%0a%0d"),
        new(Form, "/o/{org}", "Minimum=7", "", "Minimum=", "Minimum=4", "Minimum=0", "Minimum=-1", "Minimum=51", "Minimum=x", "Minimum=7.5", "Minimum=99999999999", "Minimum=%00", "Minimum=+7"),
        new(Form, "/o/{org}/archive", ""),
        new(Form, "/archives", "handler=Forget", "", "handler=Nope", "handler=Check", "handler=BringIn", "handler=BringIn&sure=yes", "handler=BringIn&sure=yes&Upload=nope",
            "handler=BringIn&sure=yes&Upload=%00", "handler=BringIn&Upload=..%2f..%2fetc%2fpasswd&sure=yes", "handler=Forget", "handler=Forget&Upload=" + TooLong),
        new(Page, "/o/{org}/units", null),
        new(Form, "/o/{org}/units/edit", "handler=Add&Code=HQ&De=a&From=2026-01-01", "", "handler=Nope", "handler=Add", "handler=Add&Code=a/b&De=a", "handler=Add&Code=HQ&De=%00",
            "handler=Add&Code=HQ&De=" + TooLong, "handler=Add&Code=HQ&De=a&X=-1", "handler=Add&Code=HQ&De=a&X=1.5", "handler=Add&Code=HQ&De=a&X=99999999999", "handler=Add&Code=HQ&De=a&Parent=NOPE",
            "handler=Add&Code=HQ&De=a&From=soon", "handler=Add&Code=HQ&De=a&From=1066-10-14", "handler=Add&Code=HQ&De=a&From=%00", "handler=Add&Code=HQ%E2%80%8B&De=a"),
        new(Form, "/o/{org}/units/import", "handler=Take&List=HQ%3Ba&From=2026-01-01", "", "handler=Nope", "handler=Take", "handler=Look", "handler=Take&List=a/b%3Bc", "handler=Take&List=HQ%3Ba%3BNOPE",
            "handler=Take&List=HQ%3Ba%3B%3Bx", "handler=Take&List=HQ%3Ba%3B%3B1%3B2%3B3%3B4", "handler=Take&List=HQ%3Ba&From=soon", "handler=Take&List=HQ%3B%00", "handler=Take&List=HQ%3Ba%0AHQ%3Bb",
            "handler=Take&List=HQ%3Ba&ClosesOthers=perhaps"),
        new(Form, "/o/{org}/branding", "handler=Name&Name=Harbour", "", "handler=Nope", "handler=Name", "handler=Name&Name=%00", "handler=Name&Name=a%E2%80%8Bb", "handler=Name&Name=%D0%90lpen", "handler=Name&Name=" + TooLong,
            "handler=Logo", "handler=Logo&logo=x", "handler=Look&Accent=red", "handler=Look&Accent=%23fff", "handler=Look&Accent=%00", "handler=Look&Accent=%23c8102e;}*{}", "handler=Look&Picked=blue",
            "handler=Look&Speaks=fr", "handler=Look&Swiss=perhaps", "handler=Look&FooterDe=" + TooLong, "handler=Look&FooterEn=a%0Ab", "handler=Look&FooterEn=%E2%80%AE"),
        new(Page, "/o/{org}/logo", null),
        new(Page, "/o/{org}/accent.css", null),
        new(Page, "/o/{org}/change", null),
        new(Page, "/o/{org}/change/why", null),
        new(Page, "/o/{org}/trend", null),
        new(Form, "/o/{org}/findings", "handler=Raise", "", "handler=Nope", "404:handler=Raise&from=00000000-0000-0000-0000-000000000001"),
        new(Form, "/o/{org}/findings/new", Finding("Title=a"), "", "Title=a", Finding("Title="), Finding("Title=%00"), Finding("Title=" + TooLong), Finding("References[0].Kind=Nope"), Finding("References[0].Kind=9"),
            Finding("References[0].Name="), Finding("References[0].Kind=Unit", "References[0].Name=a/b"), Finding("Dimension=%00")),
        new(Form, "/o/{org}/findings/{finding}", "handler=Accept", "", "handler=Nope", "handler=Decline", "handler=Decline&Reason=%00", "handler=Decline&Reason=" + TooLong + TooLong + TooLong + TooLong, "handler=Deliver&To=a&Format=Fax",
            "handler=Deliver&Format=Excel", "handler=Reword&Title=", "handler=Refer", "404:handler=DeclinePlay&Play=P99&Reason=x", "404:handler=Merge&Into=00000000-0000-0000-0000-000000000001"),
        new(Page, "/o/{org}/recommendations", null),
        new(Page, "/o/{org}/plays", null),
        new(Page, "/o/{org}/plays/print", null),
        new(Form, "/o/{org}/plays/new", "German=x", "", "German=", "German=%20&English=%0a", "German=x", "English=%00", "German=%E2%80%AE", "German=---%0aid:+OWN-1%0a---", "English=" + TooLong, "Code=OWN-1",
            "Code=..%2f..&German=x", "German=---%0a[[[[[[[[[[[[%0a---", "German=---%0adims:+%26a+[x]%0a---"),
        new(Form, "/o/{org}/plays/{own}", "handler=BringBack", "", "handler=Nope", "handler=Withdraw", "handler=Withdraw&Reason=", "handler=Withdraw&Reason=%00", "handler=Withdraw&Reason=" + TooLong + TooLong + TooLong + TooLong),
        new(Form, "/o/{org}/plays/{own}/edit", "German=x&Version=1", "", "German=x", "German=x&Version=1", "Version=1", "German=&English=&Version=1", "German=x&Version=soon", "German=x&Version=-1",
            "German=x&Version=99999999999999999999", "English=%00&Version=1", "German=" + TooLong + "&Version=1"),
        new(Page, "/o/{org}/pulse", null),
        new(Page, "/o/{org}/quarter", null),
        new(Page, "/o/{org}/trail", null),
        new(Page, "/o/{org}/trail.xlsx", null),
        new(Page, "/o/{org}/access-log", null),
        new(Page, "/o/{org}/access-log.xlsx", null),
        new(Form, "/demo", ""),
        new(Page, "/roles", null),
        new(Page, "/portfolio", null),
        new(Form, "/sign-in", "UserName=kim&Password=wrong", "", "UserName=kim", "Password=x", "UserName=%00&Password=%00", "UserName=" + TooLong + "&Password=x",
            "handler=Passkey&Credential=x", "handler=Passkey&Credential=%7B%7D", "handler=Passkey"),
        new(Page, "/sign-in/no-role", null),
        new(Form, "/sign-out", "a=b"),
        new(Form, "/setup/{word}", "Form.Name=Kim"),
        new(Form, "/invitations/{invitation}", "Form.Name=Kim"),
        new(Form, "/reset/{reset}", "Password=short&Again=short", "", "Password=nine+ferries+cross&Again=other", "Password=password1234&Again=password1234", "Password=short&Again=short"),
        new(Form, "/keep/{sheet}", "a=b"),
        new(Form, "/account", "handler=Name&Name=", "handler=Name&Name=", "handler=Name&Name=%00", "handler=Name&Name=%E2%80%AEKim", "handler=Name&Name=Аdmin+Kim", "handler=Password",
            "handler=Password&Old=wrong&Password=nine+ferries+cross&Again=nine+ferries+cross", "handler=Passkey", "handler=Passkey&Credential=x"),
        new(Form, "/o/{org}/leave", "sure=yes", "", "sure=no"),
        new(Form, "/o/{org}/members", "handler=Invite&Roles=Analyst", "handler=Invite", "handler=Invite&Roles=Nobody", "handler=Invite&Roles=4", "handler=Invite&Roles=UnitLead", "handler=Remove",
            "handler=Roles&Roles=Analyst", "handler=Reset"),
        new(Form, "/o/{org}/tokens", "Name=x&Scope=read&Days=9", "", "Name=x", "Name=x&Scope=all&Days=9", "Name=x&Scope=read&Days=0", "Name=x&Scope=read&Days=367", "Name=&Scope=read&Days=9", "Name=%00&Scope=read&Days=9"),
        new(Form, "/o/{org}/demo", "sure=yes", "", "sure=no", "sure="),
        new(Form, "/o/{org}/board", "handler=Move", "", "handler=Nope", "handler=Move", "handler=Move&Initiative=x", "handler=Move&Initiative=%00&From=Idea&To=Ready", "handler=Move&From=Idea&To=Ready",
            "handler=Move&From=Nowhere&To=Ready", "handler=Move&From=Idea&To=5", "handler=Move&From=Idea&To=Ready&Place=Middle", "handler=Move&From=Idea&Go=away", "handler=Move&From=Done&Go=right",
            "handler=Back&To=Idea", "handler=Back&To=Idea&Position=%00"),
        new(Page, "/o/{org}/board.ics", null),
        new(Form, "/o/{org}/exchange", "handler=Choose&department=unit:HQ&format=Jira", "", "handler=Nope", "handler=Choose", "handler=Choose&department=unit:HQ&format=Fax", "handler=Choose&department=unit:HQ&format=9",
            "handler=Choose&department=HQ&format=Jira", "handler=Choose&department=unit:a/b&format=Jira", "handler=Choose&role=%00&format=Jira", "handler=Choose&role=" + TooLong + "&format=Jira",
            "handler=Choose&role=%E2%80%AEdaeH&format=Jira", "handler=Drop", "handler=Drop&department=x", "handler=Deliver", "handler=Deliver&department=unit:HQ&what=nothing&format=Jira",
            "handler=Deliver&department=unit:HQ&what=initiatives&format=Jira", "handler=Deliver&format=Jira"),
        new(Page, "/o/{org}/exchange/file", null),
        new(Form, "/o/{org}/exchange/status", "handler=Take", "", "handler=Nope", "handler=Look", "handler=Look&upload=nope", "handler=Take", "handler=Take&rows=Fax", "handler=Take&rows=Jira%0A1%09CXM-1",
            "handler=Take&rows=%0A1%09CXM-0123456789%09Done%09%09%09%09", "handler=Take&lookedAt=soon&rows=%0A1%09CXM-0123456789%09Done%09%09%09%09", "handler=Take&rows=" + TooLong),
        new(Form, "/o/{org}/initiatives/new", "Title=Fewer+forms", "", "Title=", "Title=%00", "Title=" + TooLong, "Title=a%0Ab", "Title=a&Play=a/b", "Title=a&Play=%00", "Title=a&Findings=x",
            "Title=a&Findings=00000000-0000-0000-0000-000000000001", "Title=a&Id=x"),
        new(Form, "/o/{org}/initiatives/{initiative}", "handler=Title&Title=a", "", "handler=Nope", "handler=Title&Title=a", "handler=Title&Version=3&Title=", "handler=Title&Version=3&Title=%00",
            "handler=Title&Version=x&Title=a", "handler=Title&Version=3&Title=" + TooLong, "handler=People&Version=3&OwnerAccount=x", "handler=People&Version=3&OwnerAccount=00000000-0000-0000-0000-000000000001",
            "handler=People&Version=3&OwnerRole=" + TooLong, "handler=People&Version=3&Sponsor=%E2%80%AE", "handler=Period&Version=3&Start=soon", "handler=Period&Version=3&Start=1066-10-14",
            "handler=Period&Version=3&Start=2026-10-01&Due=2026-09-01", "handler=Period&Version=3&Effort=9", "handler=Period&Version=3&Effort=x", "handler=Place&Version=3",
            "handler=Place&Version=3&WorksCouncil=Perhaps", "handler=Place&Version=3&WorksCouncil=NotNeeded&Lever=7", "handler=Place&Version=3&WorksCouncil=NotNeeded&Units=NOPE",
            "handler=Place&Version=3&WorksCouncil=NotNeeded&ReferenceKind=Unit", "handler=Place&Version=3&WorksCouncil=NotNeeded&ReferenceKind=Unit&ReferenceName=a/b",
            "handler=Drivers&Version=3&Drivers=" + TooLong, "handler=Targets&Version=3&TargetDimension=INC", "handler=Targets&Version=3&TargetDimension=INC&TargetDelta=9&TargetBy=2027-01-01",
            "handler=Targets&Version=3&TargetDimension=INC&TargetDelta=x&TargetBy=2027-01-01", "handler=Targets&Version=3&TargetDimension=INC&TargetDelta=0.5&TargetBy=",
            "handler=Targets&Version=3&TargetDimension=a/b&TargetDelta=0.5&TargetBy=2027-01-01", "handler=Card&Version=3&DecisionMaker=" + TooLong + TooLong, "handler=Card&Version=3&Question=%00",
            "handler=Findings&Version=3&Findings=x", "handler=Kpi&Version=3", "handler=Kpi&Version=3&KpiName=a&KpiBefore=x", "handler=Kpi&Version=3&KpiName=a&KpiBefore=1e999", "handler=Kpi&Version=3&KpiName=a&KpiOn=soon",
            "handler=Move", "handler=Move&From=Idea&To=Nowhere", "handler=AddItem&Item=a", "handler=AddItem&ItemId=00000000-0000-0000-0000-000000000001", "handler=Tick&ItemId=x", "handler=RemoveItem",
            "handler=Comment&Comment=a", "handler=Comment&CommentId=00000000-0000-0000-0000-000000000001&Comment=", "handler=Decision", "handler=Decision&Decision=%00", "handler=Lesson", "handler=Attach", "handler=Detach"),
        new(Page, "/o/{org}/initiatives/{initiative}/scope", null),
        new(Page, "/o/{org}/initiatives/{initiative}/attachments/{attachment}", null),
        new(Page, "/mine", null),
        new(Page, "/mine.ics", null),
        new(Form, "/o/{org}/waves/new", "Name=w", "", "Mode=trial", Units("Mode=secret"), Units("Questionnaire=nope"), Units("Questionnaire=a+b+c"), Units("Units[0].Code=a/b"),
            Units("Units[0].X=-1"), Units("Units[0].X=99999999999999"), Units("Units[0].X=three"), Units("Units[0].X=1.5"), Units("Name=" + TooLong), Units("Name=%00"),
            Units("Units[0].De=%00"), Units("Units[0].De=" + TooLong), Units("Units[1].Code=HQ&Units[1].De=b")),
        new(Form, "/o/{org}/waves/{wave}", "handler=Open", "", "handler=Close", "handler=Nope", "sure=no"),
        new(Form, "/o/{org}/waves/{wave}/join/{door}", ""),
        new(Page, "/o/{org}/waves/{wave}/results", null),
        new(Page, "/o/{org}/waves/{wave}/results/dimensions/{code}", null),
        new(Page, "/o/{org}/waves/{wave}/results/units", null),
        new(Page, "/o/{org}/waves/{wave}/results/drivers", null),
        new(Page, "/o/{org}/waves/{wave}/results/findings", null),
        new(Form, "/o/{org}/waves/{wave}/results/perception", "handler=Customers", "", "handler=Nope", Customers("", "", ""), Customers("3", "1", "4"), Customers("9", "1", "30"),
            Customers("3", "9", "30"), Customers("NaN", "1", "30"), Customers("3", "1e999", "30"), Customers("3", "1", "99999999999"), Customers("%00", "1", "30"),
            Customers("3", "1", "30").Replace("CUST-01", "CUST-99", StringComparison.Ordinal), Customers("3", "1", "30").Replace("CUST-01", "", StringComparison.Ordinal)),
        new(Form, "/o/{org}/waves/{wave}/results/quality", "handler=Recompute", "", "handler=Nope", "handler=AsIf", "handler=AsIf&version=", "handler=AsIf&version=9.9", "handler=AsIf&version=%00"),
        new(Page, "/o/{org}/waves/{wave}/workbook.xlsx", null),
        new(Page, "/questionnaires", null),
        new(Form, "/questionnaires/{id}/{version}", "variant=X", "", "variant=", "variant=Z", "variant=M", "variant=%00"),
        new(Page, "/o/{org}/sheets/{sheet}", null),
        new(Form, "/o/{org}/sheets/{sheet}/pages/{code}", "LEAD-01=3", "LEAD-01=6", "LEAD-01=0", "LEAD-01=", "LEAD-01=3.5", "LEAD-01=-1", "LEAD-01=NA",
            "LEAD-01=%00", "LEAD-01=3&LEAD-01=4", "LEAD-01=99999999999", "LEAD-02=3&LEAD-01=9"),
        new(Form, "/o/{org}/sheets/{sheet}/review", ""),
        new(Form, "/o/{org}/sheets/{sheet}/consent", "consents=true", "", "consents=", "consents=maybe", "consents=%00"),
        new(Page, "/o/{org}/sheets/{sheet}/result", null),
        new(Form, "/o/{org}/sheets/{sheet}/answers/{item}", "LEAD-01=3", "", "LEAD-01=6", "LEAD-01=0", "LEAD-01=", "LEAD-02=3", "LEAD-01=3&LEAD-01=4"),
        new(Page, "/o/{org}/sheets/{sheet}/workbook.xlsx", null),
        new(Page, "/articles", null),
        new(Page, "/articles/{slug}", null),
        new(Page, "/plays", null),
        new(Page, "/plays/print", null),
        new(Page, "/plays/{play}", null),
        new(Page, "/operations", null),
        new(Page, "/access-log", null),
        new(Page, "/access-log.xlsx", null),
        new(Page, "/organizations/choices", null),
        new(Page, "/status/{code}", null)
    ];

    /// <summary>Routes that are neither pages nor the API.</summary>
    public static readonly RouteRow[] Others =
    [
        new("GET", "/articles/images/{name}", null),
        new("POST", "/language", "language=en", "", "language=", "language=fr", "language=%00", "returnUrl=/"),
        new("GET", "/openapi/{documentName}.json", null),
        new("GET", "/health/live", null),
        new("HEAD", "/health/live", null),
        new("GET", "/health/ready", null),
        new("HEAD", "/health/ready", null)
    ];

    private static string Customers(string mean, string deviation, string people) =>
        $"handler=Customers&Views[0].Pair=CUST-01&Views[0].Mean={mean}&Views[0].Deviation={deviation}&Views[0].People={people}";

    private static string Finding(params string[] wrong)
    {
        var fields = new Dictionary<string, string> { ["Title"] = "a", ["References[0].Kind"] = "Journey", ["References[0].Name"] = "a" };
        foreach (var field in wrong)
            fields[field.Split('=')[0]] = field.Split('=')[1];
        return string.Join('&', fields.Select(field => $"{field.Key}={field.Value}"));
    }

    private static string TooLong => new('a', 300);

    private static string Wave(string units) => $$"""{"questionnaire":"cx-executive-check","version":"1.0","mode":"trial","name":"w","units":[{{units}}]}""";

    private static string Noted(string title) => $$"""{"title":"{{title}}","text":"b","dimension":"INC","references":[{"kind":"journey","name":"Leaving"}]}""";

    private static string Plan(string part) => $"{{{part}}}";

    private static string Text(string text) => $$"""{"text":"{{text}}"}""";

    private static string Tree(string units) => $$"""{"validFrom":"2026-01-01","closeOthers":false,"units":[{{units}}]}""";

    /// <summary>A whole form with one thing wrong: what is said later counts.</summary>
    private static string Units(string wrong)
    {
        var fields = new Dictionary<string, string>
        {
            ["Questionnaire"] = "cx-executive-check+1.0", ["Mode"] = "trial", ["Name"] = "w", ["Units[0].Code"] = "HQ", ["Units[0].De"] = "a", ["Units[0].X"] = "1"
        };
        foreach (var field in wrong.Split('&'))
            fields[field.Split('=')[0]] = field.Split('=')[1];
        return string.Join('&', fields.Select(field => $"{field.Key}={field.Value}"));
    }
}
