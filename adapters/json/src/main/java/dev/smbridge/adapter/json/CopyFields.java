package dev.smbridge.adapter.json;

import dev.smbridge.domain.copy.CopyLimits;
import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.copy.TreePart;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.DurationText;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.SizeText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a copy is done, as a request says it. */
final class CopyFields {
  private static final int MOST_TRANSFERS = 16;

  private final Fields fields;

  CopyFields(Fields fields) {
    this.fields = fields;
  }

  CopyOptions parse() throws FileFailure {
    var usual = CopyOptions.DEFAULT;
    return options(
        fields.choice("ifExists", Names.IF_EXISTS_OF_COPY, usual.ifExists()),
        fields.flag("createParents", usual.createParents()),
        fields.flag("recursive", usual.recursive()));
  }

  /** For a synchronization, or a comparison, of two trees. */
  CopyOptions tree() throws FileFailure {
    return options(IfExists.DIFFERENT, true, true);
  }

  private CopyOptions options(IfExists ifExists, boolean createParents, boolean recursive)
      throws FileFailure {
    var usual = CopyOptions.DEFAULT;
    var transfers = fields.whole("transfers", 1, MOST_TRANSFERS);
    return new CopyOptions(
        ifExists,
        fields.choice("verify", Names.VERIFY, usual.verify()),
        createParents,
        recursive,
        source(),
        usual.dryRun(),
        selection(fields),
        transfers == null ? usual.limits() : CopyLimits.of(transfers.intValue()),
        usual.intoExistingDirectory(),
        fields.flag("keepTimes", usual.keepTimes()),
        fields.flag("force", usual.force()),
        fields.choice("compare", Names.COMPARISON, usual.comparison()),
        recursive ? part() : null);
  }

  /** Which names take part. */
  static NameFilter names(Fields fields) throws FileFailure {
    var includes = fields.texts("include");
    var excludes = fields.texts("exclude");
    var ignoreCase = fields.flag("ignoreCase", false);
    return includes.isEmpty() && excludes.isEmpty()
        ? NameFilter.ALL
        : new NameFilter(includes, excludes, ignoreCase);
  }

  /** A request of a tree is done in parts, each as long as there is time. */
  private TreePart part() throws FileFailure {
    var token = fields.text("continue");
    return token == null ? TreePart.FIRST : TreePart.parse(token);
  }

  private SourceConditions source() throws FileFailure {
    var conditions = SourceConditions.NONE.atLeast(minAge(fields));
    return fields.flag("settled", false) ? conditions.whenSettled() : conditions;
  }

  /** Which entries of a tree take part. */
  static Selection selection(Fields fields) throws FileFailure {
    var usual = Selection.ALL;
    return new Selection(
        names(fields),
        usual.listed(),
        minAge(fields),
        duration(fields, "maxAge"),
        bytes(fields, "minSize", usual.minBytes()),
        bytes(fields, "maxSize", usual.maxBytes()),
        fields.choice("links", Names.LINKS, usual.links()),
        fields.flag("emptyDirectories", usual.emptyDirectories()));
  }

  private static Duration minAge(Fields fields) throws FileFailure {
    var age = duration(fields, "minAge");
    return age == null ? Duration.ZERO : age;
  }

  /** Such as {@code 10m} or {@code 2d}; null where it is left out. */
  private static @Nullable Duration duration(Fields fields, String name) throws FileFailure {
    var text = fields.text(name);
    try {
      return text == null ? null : DurationText.parse(text);
    } catch (IllegalArgumentException _) {
      throw fields.refused(name, "must be a duration such as 30s, 10m, 6h or 2d");
    }
  }

  private static long bytes(Fields fields, String name, long otherwise) throws FileFailure {
    var text = fields.text(name);
    try {
      return text == null ? otherwise : SizeText.parse(text);
    } catch (IllegalArgumentException _) {
      throw fields.refused(name, "must be a size such as 100, 4k, 10M or 1G");
    }
  }
}
