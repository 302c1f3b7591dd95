package dev.smbridge.adapter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.location.Route;
import dev.smbridge.domain.location.RouteTerms;
import dev.smbridge.domain.location.Then;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.KeptSecurity;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.Publication;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Signing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonConfigurationTest {
  private static final ConfiguredTarget OLD_NAS =
      new ConfiguredTarget(
          "old-nas",
          "ssm:/smbridge/old-nas",
          null,
          null,
          null,
          SharePath.ROOT,
          "jcifs-ng",
          new SecurityPolicy(
              Encryption.OFF, Signing.PREFERRED, Dialect.SMB_2_1, AccessMode.READ_WRITE),
          Authentication.NTLM,
          KerberosSettings.DEFAULT,
          null,
          null,
          null);

  private final JsonConfiguration document = new JsonConfiguration();

  @Test
  void everyFieldIsReadAsTheGoldenFileSpellsIt() throws FileFailure {
    var finance = finance();
    assertEquals(
        new Configuration(
            Map.of("finance", finance, "old-nas", OLD_NAS),
            List.of(
                new Route(
                    new Route.Source.Objects(new ObjectKey("landing", "sftp/")),
                    new OnShare(finance, SharePath.parse("inbox"), true)),
                new Route(
                    new Route.Source.Athena("primary", new ObjectKey("athena-results", "primary/")),
                    new OnShare(finance, SharePath.parse("athena"), true)),
                new Route(
                    new Route.Source.Files(finance, SharePath.parse("outgoing")),
                    new Location.InStore(
                        Location.S3, new ObjectKey("archive", "finance/"), true)))),
        document.parse(Golden.bytes("configuration/full.json"), "full.json"));
  }

  private static ConfiguredTarget finance() throws FileFailure {
    return new ConfiguredTarget(
        "finance",
        "secretsmanager:FScredentials",
        "amznfsx0abc.corp.example.com",
        4450,
        "share",
        SharePath.parse("reports/2026"),
        "smbj",
        new SecurityPolicy(
            Encryption.PREFERRED, Signing.PREFERRED, Dialect.SMB_3_1_1, AccessMode.READ_ONLY),
        Authentication.KERBEROS,
        new KerberosSettings(
            "CORP.EXAMPLE.COM", "dc1.corp.example.com:88", "cifs/amznfsx0abc.corp.example.com"),
        null,
        null,
        "share/data",
        new Publishing(Publication.IN_PLACE, KeptSecurity.REQUIRED, "~unfinished-"),
        Map.of("username", "login", "keytab", "tab"));
  }

  @Test
  void aTargetOfCredentialsAloneHasEveryDefault() throws FileFailure {
    assertEquals(
        Configuration.ofSecret("secretsmanager:FScredentials"),
        parse("{'targets':{'default':{'credentials':'secretsmanager:FScredentials'}}}"));
  }

  @Test
  void nothingAtAllIsAConfigurationToo() throws FileFailure {
    assertEquals(Configuration.EMPTY, parse("{}"));
    assertEquals(Configuration.EMPTY, parse("{'targets':{},'routes':[]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'host':7                   | targets.a.host                  | must be text",
        "'host':''                  | targets.a.host                  | must not be empty",
        "'host':'a/b'               | targets.a.host                  | must be a DNS name",
        "'host':'user@host'         | targets.a.host                  | must be a DNS name",
        "'port':'445'               | targets.a.port                  | from 1 to 65535",
        "'port':0                   | targets.a.port                  | from 1 to 65535",
        "'port':65536               | targets.a.port                  | from 1 to 65535",
        "'share':'a/b'              | targets.a.share                 | character /",
        "'root':'../up'             | targets.a.root                  | segment",
        "'root':7                   | targets.a.root                  | must be text",
        "'backend':''               | targets.a.backend               | must not be empty",
        "'encryption':'on'          | targets.a.encryption            | \"required\", \"preferred\" or \"off\"",
        "'encryption':'REQUIRED'    | targets.a.encryption            | \"required\", \"preferred\" or \"off\"",
        "'encryption':true          | targets.a.encryption            | \"required\", \"preferred\" or \"off\"",
        "'signing':'off'            | targets.a.signing               | \"required\" or \"preferred\"",
        "'minimumDialect':3.0       | targets.a.minimumDialect        | \"2.0.2\", \"2.1\", \"3.0\", \"3.0.2\" or \"3.1.1\"",
        "'minimumDialect':'1'       | targets.a.minimumDialect        | \"2.0.2\", \"2.1\", \"3.0\", \"3.0.2\" or \"3.1.1\"",
        "'authentication':'guest'   | targets.a.authentication        | \"ntlm\" or \"kerberos\"",
        "'access':'none'            | targets.a.access                | \"read-write\" or \"read-only\"",
        "'encrypt':'required'       | targets.a.encrypt               | known are credentials, host",
        "'password':'hunter2'       | targets.a.password              | is not known here"
      })
  void aWrongFieldOfATargetIsNamedByItsWayAndNeverQuoted(
      String field, String named, String reason) {
    var message = refused("{'targets':{'a':{'credentials':'env:A'," + field + "}}}");
    assertTrue(message.startsWith("config.json: \"" + named + "\" "), message);
    assertTrue(message.contains(reason), message);
    assertTrue(!message.contains("hunter2"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[]                                        | config.json must be an object",
        "{'target':{}}                             | config.json: \"target\" is not known here",
        "{'targets':[]}                            | config.json: \"targets\" must be an object",
        "{'targets':{'a':7}}                       | config.json: \"targets.a\" must be an object",
        "{'targets':{'a':{}}}                      | config.json: \"targets.a.credentials\" is missing",
        "{'targets':{'a':{'credentials':'plain'}}} | config.json: \"targets.a.credentials\" must be a reference",
        "{'targets':{'a b':{'credentials':'env:A'}}} | config.json: \"targets.a b\" cannot be a target's name",
        "{'targets':{'s3':{'credentials':'env:A'}}} | config.json: \"targets.s3\" cannot be a target's name",
        "{'routes':{}}                             | config.json: \"routes\" must be a list",
        "{'routes':['a']}                          | config.json: \"routes[0]\" must be an object"
      })
  void aWrongDocumentIsNamed(String text, String message) {
    assertTrue(refused(text).startsWith(message), () -> refused(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'to':'a:/'                                     | from",
        "'from':'s3://b/'                               | to",
        "'from':'/etc/passwd','to':'a:/'                | from",
        "'from':'missing:/x','to':'a:/'                 | from",
        "'from':'s3://b/','to':'smb://host/share/'      | to",
        "'from':'s3://b/','to':'a:/../x'                | to",
        "'from':'s3://b/','to':'a:/','results':'s3://r/' | results",
        "'from':'athena:','to':'a:/','results':'s3://r/' | from",
        "'from':'athena:primary','to':'a:/'             | results",
        "'from':'athena:primary','to':'a:/','results':'a:/r/' | results",
        "'from':'s3://b/','to':'a:/','via':'x'          | via",
        "'from':'s3://other/','to':'a:/x/'              | from",
        "'from':'s3://b/','to':'a:/','include':'*.csv'  | include",
        "'from':'s3://b/','to':'a:/','exclude':[7]      | exclude",
        "'from':'s3://b/','to':'a:/','deletes':'yes'    | deletes",
        "'from':'s3://b/','to':'a:/','then':true        | then",
        "'from':'s3://b/','to':'a:/','then':'archive'   | then",
        "'from':'s3://b/','to':'a:/','then':'s3://b/old/' | then",
        "'from':'s3://b/','to':'a:/','then':'s3://other/' | then",
        "'from':'s3://b/','to':'a:/','then':'missing:/x' | then",
        "'from':'r:/','to':'s3://b/','then':'delete'    | then",
        "'from':'a:/x','to':'s3://b/','then':'a:/X/y/'  | then",
        "'from':'s3://b/','to':'a:/','whenTag':'NO_THREATS_FOUND' | whenTag",
        "'from':'s3://b/','to':'a:/','whenTag':''       | whenTag",
        "'from':'a:/','to':'s3://b/','whenTag':'GuardDutyMalwareScanStatus=X' | whenTag",
        "'from':'athena:p','to':'a:/','results':'s3://r/','deletes':true | deletes"
      })
  void aWrongRouteIsNamed(String fields, String named) {
    var targets =
        "{'targets':{'a':{'credentials':'env:A'},"
            + "'r':{'credentials':'env:A','access':'read-only'}},'routes':[";
    var message = refused(targets + "{'from':'s3://other/','to':'a:/'},{" + fields + "}]}");
    assertTrue(message.startsWith("config.json: \"routes[1]." + named + "\" "), message);
  }

  @Test
  void aRouteSaysWhatItTakesAndWhatBecomesOfTheSource() throws FileFailure {
    var routes =
        parse(
                "{'targets':{'a':{'credentials':'env:A'}},'routes':["
                    + "{'from':'s3://b/','to':'a:/','include':['*.csv'],'exclude':['tmp/*'],"
                    + "'deletes':true,'then':'s3://done/','whenTag':"
                    + "'GuardDutyMalwareScanStatus=NO_THREATS_FOUND'},"
                    + "{'from':'s3://c/','to':'a:/','then':'delete'},"
                    + "{'from':'s3://d/','to':'a:/','then':'keep','deletes':false}]}")
            .routes();
    var terms = routes.getFirst().terms();
    assertTrue(terms.names().test("x/a.csv"));
    assertTrue(!terms.names().test("tmp/a.csv"));
    assertTrue(!terms.names().test("a.txt"));
    assertTrue(terms.deletes());
    assertEquals("GuardDutyMalwareScanStatus=NO_THREATS_FOUND", terms.whenTag());
    assertEquals(
        new Then.Move(new Location.InStore(Location.S3, new ObjectKey("done", ""), true)),
        terms.then());
    assertEquals(new Then.Delete(), routes.get(1).terms().then());
    assertEquals(RouteTerms.USUAL, routes.get(2).terms());
  }

  @Test
  void mutatedConfigurationsAreUnderstoodOrRefusedAndNothingElse() {
    var seed = System.nanoTime();
    var random = Fixtures.random(seed);
    var sound = Golden.bytes("configuration/full.json");
    for (var i = 0; i < 10_000; i++) {
      var text = sound.clone();
      RandomTrees.mutate(text, random);
      try {
        document.parse(text, "config.json");
      } catch (FileFailure failure) {
        assertEquals(FailureKind.INVALID_REQUEST, failure.kind(), () -> "with seed " + seed);
      }
    }
  }

  private String refused(String text) {
    var failure = assertThrows(FileFailure.class, () -> parse(text));
    assertEquals(FailureKind.INVALID_REQUEST, failure.kind());
    return failure.message();
  }

  private Configuration parse(String text) throws FileFailure {
    return document.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "config.json");
  }
}
