package dev.smbridge.adapter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.comparison.Comparison;
import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.copy.SyncDeletion;
import dev.smbridge.domain.copy.TreePart;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.operation.Encoding;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Page;
import dev.smbridge.domain.operation.RequestDocument.Batch;
import dev.smbridge.domain.operation.RequestDocument.Item;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRequestsTest {
  static final List<String> NAMES = OperationFields.NAMES;

  private final JsonRequests requests = new JsonRequests();

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyOperationIsReadAsItsGoldenFileSpellsIt(String name) throws FileFailure {
    var batch = parse(Golden.text("operations/" + name + ".json"));
    assertTrue(batch.single());
    assertEquals(List.of(new Item.Accepted(written(name))), batch.items());
    assertEquals(name, written(name).name());
  }

  private static Operation written(String name) throws FileFailure {
    return switch (name) {
      case "list" -> new Operation.ListEntries(finance("2026"), true, new Page(500, "07/a.csv"));
      case "stat" -> new Operation.Stat(finance("2026/a.csv"));
      case "read" -> new Operation.Read(finance("2026/a.csv"), 4096, 65536, Encoding.UTF8);
      case "write" ->
          new Operation.Write(
              finance("2026/a.csv"),
              ByteBuffer.wrap(new byte[] {'a', 0, '\n', -1}),
              IfExists.APPEND,
              false);
      case "delete" -> new Operation.Delete(finance("2026"), true, null);
      case "makeDirectory" -> new Operation.MakeDirectory(finance("2026/07"), true);
      case "move" ->
          new Operation.Move(
              finance("a.csv"),
              new OnShare(Fixtures.FINANCE, SharePath.parse("2026"), true),
              IfExists.REPLACE);
      case "copy" ->
          new Operation.Copy(
              new Location.InStore(Location.S3, new ObjectKey("bucket", "key"), false),
              finance("in/f.csv"),
              new CopyOptions(
                  IfExists.SKIP, Verify.SHA256, false, false, false, false, NameFilter.ALL, 4));
      case "sync" ->
          new Operation.Sync(
              finance("outgoing"),
              new Location.InStore(Location.S3, new ObjectKey("archive", "finance"), false),
              CopyOptions.DEFAULT
                  .comparing(Comparison.SIZE)
                  .of(new TreePart("2026/a.csv", false, false)),
              new SyncDeletion(true, false, 100));
      case "check" ->
          new Operation.Check(
              new Location.InStore(Location.S3, new ObjectKey("landing", "sftp"), false),
              finance("inbox"),
              CopyOptions.DEFAULT.mirroring().of(TreePart.FIRST));
      case "shares" -> new Operation.ListShares(Fixtures.FINANCE, false);
      case "probe" -> new Operation.Probe(new OnShare(Fixtures.FINANCE, SharePath.ROOT, true));
      default -> throw new AssertionError("no test for " + name);
    };
  }

  private static Selection olderThan(Duration age) {
    return new Selection(NameFilter.ALL, null, age, null, 0, Long.MAX_VALUE, Links.SKIP, false);
  }

  @Test
  void aTreeIsCopiedAsItsGoldenFileSpellsIt() throws FileFailure {
    var copy = assertInstanceOf(Operation.Copy.class, accepted("copy-tree"));
    var options = copy.options();
    assertTrue(options.recursive() && options.force() && !options.keepTimes());
    assertEquals(8, options.limits().transfers());
    assertEquals(Duration.ofMinutes(10), options.source().minAge());
    var selection = options.selection();
    assertEquals(Duration.ofDays(2), selection.maxAge());
    assertEquals(4096, selection.minBytes());
    assertEquals(1 << 30, selection.maxBytes());
    assertEquals(Links.FAIL, selection.links());
    assertTrue(selection.emptyDirectories());
    assertTrue(selection.names().accepts("in/A.CSV"));
    assertFalse(selection.names().accepts("in/a.txt"));
    assertFalse(selection.names().accepts("in/~$a.csv"));
    assertFalse(selection.names().enters("TMP"));
  }

  @Test
  void aForcedDeletionAndAFilteredListAreReadAsTheirGoldenFilesSpellThem() throws FileFailure {
    assertTrue(assertInstanceOf(Operation.Delete.class, accepted("delete-forced")).force());
    var list = assertInstanceOf(Operation.ListEntries.class, accepted("list-filtered"));
    assertFalse(list.names().enters("tmp"));
    assertTrue(list.names().enters("other"));
  }

  private Operation accepted(String name) throws FileFailure {
    var item = parse(Golden.text("operations/" + name + ".json")).items().getFirst();
    return assertInstanceOf(Item.Accepted.class, item).operation();
  }

  static Stream<Arguments> leftOut() throws FileFailure {
    var path = new OnShare(Fixtures.USUAL, SharePath.parse("a"), false);
    var root = new OnShare(Fixtures.USUAL, SharePath.ROOT, true);
    var b = new OnShare(Fixtures.USUAL, SharePath.parse("b"), false);
    var object = new Location.InStore(Location.S3, new ObjectKey("b", "k"), false);
    return Stream.of(
        Arguments.of("'list'", new Operation.ListEntries(root, false, new Page(1000, null))),
        Arguments.of(
            "'list','nextToken':null,'target':null,'maxItems':null",
            new Operation.ListEntries(root, false, new Page(1000, null))),
        Arguments.of(
            "'list','maxBytes':200000",
            new Operation.ListEntries(root, false, new Page(1000, null, 200_000))),
        Arguments.of(
            "'list','nextToken':'x /old./aux.h:s'",
            new Operation.ListEntries(root, false, new Page(1000, "x /old./aux.h:s"))),
        Arguments.of("'stat','path':'/a'", new Operation.Stat(path)),
        Arguments.of(
            "'read','path':'a'",
            new Operation.Read(path, 0, Operation.Read.WHOLE, Encoding.BASE64)),
        Arguments.of(
            "'write','path':'a','content':'é'",
            new Operation.Write(path, StandardCharsets.UTF_8.encode("é"), IfExists.REPLACE, true)),
        Arguments.of("'delete','path':'a'", new Operation.Delete(path, false, null)),
        Arguments.of("'makeDirectory','path':'a'", new Operation.MakeDirectory(path, false)),
        Arguments.of("'move','path':'a','to':'b'", new Operation.Move(path, b, IfExists.FAIL)),
        Arguments.of(
            "'copy','from':'s3://b/k','to':'default:/a'",
            new Operation.Copy(object, path, CopyOptions.DEFAULT)),
        Arguments.of(
            "'copy','from':'s3://b/k','to':'default:/a','settled':true,'minAge':'10m'",
            new Operation.Copy(
                object,
                path,
                CopyOptions.DEFAULT
                    .from(SourceConditions.NONE.whenSettled().atLeast(Duration.ofMinutes(10)))
                    .selecting(olderThan(Duration.ofMinutes(10))))),
        Arguments.of("'shares'", new Operation.ListShares(Fixtures.USUAL, false)),
        Arguments.of("'probe'", new Operation.Probe(root)));
  }

  @ParameterizedTest
  @MethodSource("leftOut")
  void whatIsLeftOutHasItsDefault(String fields, Operation expected) throws FileFailure {
    assertEquals(
        List.of(new Item.Accepted(expected)), parse("{'operation':" + fields + "}").items());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'nothing'                                       | operation",
        "7                                               | operation",
        "null                                            | operation",
        "'stat'                                          | path",
        "'stat','path':7                                 | path",
        "'stat','path':'a','paht':'b'                    | paht",
        "'stat','path':'a','recursive':true              | recursive",
        "'stat','path':'a','target':'missing'            | missing",
        "'stat','path':'a','target':7                    | target",
        "'list','recursive':'true'                       | recursive",
        "'list','maxItems':0                             | maxItems",
        "'list','maxItems':10001                         | maxItems",
        "'list','maxItems':1.5                           | maxItems",
        "'list','maxItems':'10'                          | maxItems",
        "'list','maxItems':1e999999999                   | maxItems",
        "'list','maxBytes':0                             | maxBytes",
        "'list','nextToken':7                            | nextToken",
        "'read','path':'a','offset':-1                   | offset",
        "'read','path':'a','offset':9223372036854775808  | offset",
        "'read','path':'a','length':4194305              | length",
        "'read','path':'a','encoding':'utf-8'            | encoding",
        "'write','path':'a'                              | content",
        "'write','path':'a','content':'?','encoding':'base64' | content",
        "'write','path':'a','content':'\\ud800'          | content",
        "'write','path':'a','content':'','ifExists':'never' | ifExists",
        "'move','path':'a'                               | to",
        "'move','path':'a','to':'b','ifExists':'append'  | ifExists",
        "'copy','from':'s3://b/k'                        | to",
        "'copy','from':'s3://b/k','to':'default:/a','ifExists':'append' | ifExists",
        "'copy','from':'s3://b/k','to':'default:/a','verify':'md5' | verify",
        "'copy','from':'s3://b/k','to':'default:/a','minAge':'10 m' | minAge",
        "'copy','from':'s3://b/k','to':'default:/a','settled':'yes' | settled",
        "'copy','from':'s3://b/k','to':'default:/a','target':'default' | target",
        "'copy','from':'/etc/passwd','to':'default:/a'   | from",
        "'copy','from':'smb://elsewhere/share/a','to':'default:/a' | from",
        "'copy','from':'default:/a','to':'file:/tmp/a'   | to",
        "'shares','path':''                              | path",
        "'probe','path':''                               | path"
      })
  void whatIsWrongIsNamed(String fields, String named) throws FileFailure {
    var failure = refused("{'operation':" + fields + "}");
    assertEquals(FailureKind.INVALID_REQUEST, failure.kind(), failure::message);
    assertTrue(failure.message().contains(named), failure::message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'stat','path':'../a'",
        "'stat','path':'a//b'",
        "'stat','path':'a:b'",
        "'stat','path':'a\\\\b'",
        "'list','nextToken':'../a'",
        "'move','path':'a','to':'b/../../c'",
        "'copy','from':'s3://b/k','to':'default:/../a'",
        "'stat','path':'a*'"
      })
  void aPathThatNoShareHasIsNamedAsOne(String fields) throws FileFailure {
    var failure = refused("{'operation':" + fields + "}");
    assertEquals(FailureKind.INVALID_PATH, failure.kind(), failure::message);
    assertTrue(failure.path() != null);
  }

  /** Samba takes names from its own disk that Windows refuses. */
  @Test
  void aNameThatIsNotMadeAnewMayBeThere() throws FileFailure {
    var item = parse("{'operation':'stat','path':'old./nul'}").items().getFirst();
    assertInstanceOf(Item.Accepted.class, item);
  }

  @Test
  void aPasswordInALocationIsNotRepeated() throws FileFailure {
    var from = "smb://alice:hunter2@elsewhere/share/a";
    var failure = refused("{'operation':'copy','from':'" + from + "','to':'default:/a'}");
    assertFalse(failure.message().contains("hunter2"), failure::message);
    assertNull(failure.path());
  }

  @Test
  void moreThanFourMebibytesInlineAreRefusedWhateverTheEncoding() throws FileFailure {
    var most = "x".repeat(Operation.INLINE_LIMIT_BYTES);
    var write = "{'operation':'write','path':'a','content':'%s'}";
    assertTrue(parse(write.formatted(most)).items().getFirst() instanceof Item.Accepted);
    var failure = refused(write.formatted(most + "x"));
    assertTrue(failure.message().contains("copy"), failure::message);
    assertEquals(
        FailureKind.INVALID_REQUEST,
        refused(
                "{'operation':'write','path':'a','encoding':'base64','content':'%s'}"
                    .formatted("AAAA".repeat(Operation.INLINE_LIMIT_BYTES / 3 + 1)))
            .kind());
  }

  @Test
  void aListAndAnObjectOfOperationsAreBatches() throws FileFailure {
    var a = new Item.Accepted(new Operation.Stat(usual("a")));
    var b = new Item.Accepted(new Operation.Stat(usual("b")));
    var items = "[{'operation':'stat','path':'a'},{'operation':'stat','path':'b'}]";
    assertEquals(new Batch(List.of(a, b), false), parse(items));
    assertEquals(new Batch(List.of(a, b), false), parse("{'operations':" + items + "}"));
    assertEquals(new Batch(List.of(), false), parse("[]"));
  }

  @Test
  void aWrongOperationOfABatchDoesNotTouchTheOthers() throws FileFailure {
    var items =
        parse(
                "{'operations':[{'operation':'stat'},{'operation':'stat','path':'a'},7,{'operation':'x'}]}")
            .items();
    assertEquals(new Item.Accepted(new Operation.Stat(usual("a"))), items.get(1));
    var first = (Item.Refused) items.get(0);
    assertEquals("stat", first.operation());
    assertEquals("the request: \"operations[0].path\" is missing", first.failure().message());
    var third = (Item.Refused) items.get(2);
    assertNull(third.operation());
    assertEquals("the request: \"operations[2]\" must be an object", third.failure().message());
    assertNull(((Item.Refused) items.get(3)).operation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "null",
        "'test'",
        "{'operations':7}",
        "{'operations':{}}",
        "{'operations':[],'target':'finance'}"
      })
  void whatHasNotTheShapeOfRequestsIsRefusedAsAWhole(String text) {
    var failure = assertThrows(FileFailure.class, () -> parse(text));
    assertEquals(FailureKind.INVALID_REQUEST, failure.kind());
  }

  @Test
  void requestsAreRecognisedByTheirShape() {
    for (var text : List.of("[]", "[7]", "{'operation':7}", "{'operations':7}")) {
      assertTrue(requests.recognises(Golden.tree(quoted(text))), text);
    }
    for (var text : List.of("{}", "'test'", "{'Records':[]}", "null", "7")) {
      assertFalse(requests.recognises(Golden.tree(quoted(text))), text);
    }
  }

  @Test
  void withoutADefaultTheOnlyTargetIsMeantAndOfSeveralNone() throws FileFailure {
    var tree = Golden.tree(quoted("{'operation':'probe'}"));
    var one = new Configuration(Map.of("finance", Fixtures.FINANCE), List.of());
    assertEquals(List.of(new Item.Accepted(written("probe"))), requests.parse(tree, one).items());
    var two =
        new Configuration(Map.of("finance", Fixtures.FINANCE, "other", Fixtures.USUAL), List.of());
    var refused = (Item.Refused) requests.parse(tree, two).items().getFirst();
    assertEquals(FailureKind.INVALID_REQUEST, refused.failure().kind());
  }

  @Test
  void mutatedRequestsAreUnderstoodOrRefusedAndNothingElse() {
    var seed = System.nanoTime();
    var random = Fixtures.random(seed);
    var format = new JsonDocumentFormat();
    var allowed = EnumSet.of(FailureKind.INVALID_REQUEST, FailureKind.INVALID_PATH);
    var documents =
        NAMES.stream().map(name -> Golden.bytes("operations/" + name + ".json")).toList();
    var write = Golden.tree(documents.get(NAMES.indexOf("write")));
    for (var i = 0; i < 10_000; i++) {
      var text = documents.get(random.nextInt(NAMES.size())).clone();
      RandomTrees.mutate(text, random);
      try {
        var tree =
            random.nextInt(4) == 0
                ? RandomTrees.damage(write, random)
                : format.read(text, "the request");
        for (var item : requests.parse(tree, Fixtures.CONFIGURATION).items()) {
          if (item instanceof Item.Refused refused) {
            throw refused.failure();
          }
        }
      } catch (FileFailure failure) {
        assertTrue(allowed.contains(failure.kind()), () -> "with seed " + seed);
      }
    }
  }

  private static OnShare finance(String path) throws FileFailure {
    return new OnShare(Fixtures.FINANCE, SharePath.parse(path), false);
  }

  private static OnShare usual(String path) throws FileFailure {
    return new OnShare(Fixtures.USUAL, SharePath.parse(path), false);
  }

  private FileFailure refused(String text) throws FileFailure {
    return ((Item.Refused) parse(text).items().getFirst()).failure();
  }

  private Batch parse(String text) throws FileFailure {
    return requests.parse(Golden.tree(quoted(text)), Fixtures.CONFIGURATION);
  }

  /** Documents in the tests have apostrophes where JSON has quotation marks. */
  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
