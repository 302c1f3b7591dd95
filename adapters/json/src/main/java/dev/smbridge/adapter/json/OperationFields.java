package dev.smbridge.adapter.json;

import dev.smbridge.domain.copy.SyncDeletion;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.location.LocationParser;
import dev.smbridge.domain.operation.Encoding;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Page;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation of a request. */
final class OperationFields {
  /** The names of the operations, as {@link Operation#name} has them. */
  static final List<String> NAMES =
      List.of(
          "list",
          "stat",
          "read",
          "write",
          "delete",
          "makeDirectory",
          "move",
          "copy",
          "sync",
          "check",
          "shares",
          "probe");

  private static final int GREATEST_PAGE = 10_000;
  private static final int USUAL_PAGE = 1_000;

  private final Fields fields;
  private final Configuration configuration;

  OperationFields(Fields fields, Configuration configuration) {
    this.fields = fields;
    this.configuration = configuration;
  }

  Operation parse() throws FileFailure {
    var operation =
        switch (fields.required("operation")) {
          case "list" -> list();
          case "stat" -> new Operation.Stat(path("path"));
          case "read" -> read();
          case "write" -> write();
          case "delete" -> delete();
          case "makeDirectory" ->
              new Operation.MakeDirectory(path("path"), fields.flag("createParents", false));
          case "move" -> move();
          case "copy" -> copy();
          case "sync" -> sync();
          case "check" ->
              new Operation.Check(location("from"), location("to"), new CopyFields(fields).tree());
          case "shares" -> new Operation.ListShares(target(), false);
          case "probe" -> new Operation.Probe(new OnShare(target(), SharePath.ROOT, true));
          default ->
              throw fields.refused("operation", "must be one of " + String.join(", ", NAMES));
        };
    fields.end();
    return operation;
  }

  private Operation list() throws FileFailure {
    var recursive = fields.flag("recursive", false);
    var maxItems = fields.whole("maxItems", 1, GREATEST_PAGE);
    var maxBytes = fields.whole("maxBytes", 1, Long.MAX_VALUE);
    var after = pathBefore();
    var path = fields.text("path");
    return new Operation.ListEntries(
        onShare("path", path == null ? "" : path),
        recursive,
        CopyFields.names(fields),
        new Page(
            maxItems == null ? USUAL_PAGE : maxItems.intValue(),
            after,
            maxBytes == null ? Long.MAX_VALUE : maxBytes));
  }

  /**
   * The last path of the page before. It is compared as text and opens nothing, so it may be a name
   * that a server has and that would be refused for a new file. As in any path, a slash before or
   * behind it means nothing.
   */
  private @Nullable String pathBefore() throws FileFailure {
    var token = fields.text("nextToken");
    if (token != null && List.of(token.split("[/\\\\]", -1)).contains("..")) {
      throw new FileFailure(
              FailureKind.INVALID_PATH,
              "\"nextToken\" leads out of its folder: give it back as it came")
          .at(token);
    }
    return token == null ? null : token.replaceAll("^/+|/+$", "");
  }

  private Operation read() throws FileFailure {
    var offset = fields.whole("offset", 0, Long.MAX_VALUE);
    var length = fields.whole("length", 0, Operation.INLINE_LIMIT_BYTES);
    return new Operation.Read(
        path("path"),
        offset == null ? 0 : offset,
        length == null ? Operation.Read.WHOLE : length,
        fields.choice("encoding", Names.ENCODING, Encoding.BASE64));
  }

  private Operation write() throws FileFailure {
    var encoding = fields.choice("encoding", Names.ENCODING, Encoding.UTF8);
    return new Operation.Write(
        path("path"),
        InlineContent.decode(fields, encoding),
        fields.choice("ifExists", Names.IF_EXISTS_OF_WRITE, IfExists.REPLACE),
        fields.flag("createParents", true));
  }

  private Operation delete() throws FileFailure {
    return new Operation.Delete(
        path("path"),
        fields.flag("recursive", false),
        null,
        fields.flag("force", false),
        Outage.USUAL,
        CopyFields.selection(fields));
  }

  private Operation move() throws FileFailure {
    return new Operation.Move(
        path("path"), path("to"), fields.choice("ifExists", Names.IF_EXISTS, IfExists.FAIL));
  }

  private Operation copy() throws FileFailure {
    return new Operation.Copy(location("from"), location("to"), new CopyFields(fields).parse());
  }

  private Operation sync() throws FileFailure {
    var most = fields.whole("maxDelete", 0, Long.MAX_VALUE);
    var deletion =
        new SyncDeletion(
            fields.flag("delete", false),
            fields.flag("deleteAll", false),
            most == null ? Long.MAX_VALUE : most);
    return new Operation.Sync(
        location("from"), location("to"), new CopyFields(fields).tree(), deletion);
  }

  private ConfiguredTarget target() throws FileFailure {
    var name = fields.text("target");
    return name == null ? configuration.defaultTarget() : configuration.target(name);
  }

  private OnShare path(String name) throws FileFailure {
    return onShare(name, fields.required(name));
  }

  private OnShare onShare(String name, String text) throws FileFailure {
    return new OnShare(target(), sharePath(name, text), text.isEmpty() || text.endsWith("/"));
  }

  private SharePath sharePath(String name, String text) throws FileFailure {
    try {
      return SharePath.ofExisting(text);
    } catch (FileFailure e) {
      throw fields
          .refused(FailureKind.INVALID_PATH, name, "cannot be used: " + e.message())
          .at(text);
    }
  }

  private Location location(String name) throws FileFailure {
    var text = fields.required(name);
    try {
      return LocationParser.forEvents(configuration).parse(text);
    } catch (FileFailure e) {
      var failure = fields.refused(e.kind(), name, "cannot be used: " + e.message());
      // Only a path on a target is repeated: elsewhere it may be a password.
      throw e.kind() == FailureKind.INVALID_PATH ? failure.at(text) : failure;
    }
  }
}
