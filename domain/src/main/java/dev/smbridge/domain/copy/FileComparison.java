package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.ChangeTimes;
import dev.smbridge.domain.comparison.Comparison;
import dev.smbridge.domain.comparison.Difference;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.transfer.Transfer;
import java.util.Optional;

/** Tells two files apart, asking for no more than the comparison needs. */
record FileComparison(Comparison comparison, OperationContext context) {
  /** Why two entries differ, or empty where they are alike. */
  Optional<Difference> difference(CopyEndpoint from, Entry source, CopyEndpoint to, Entry there)
      throws FileFailure {
    var listed = Comparison.SIZE.difference(source, there);
    if (listed.isPresent() || source.type() != EntryType.FILE) {
      return listed;
    }
    return switch (comparison) {
      case SIZE -> listed;
      case SIZE_TIME -> comparison.difference(from.original(source), to.original(there));
      case SHA256 -> content(from, to);
    };
  }

  /** Whether the source was changed later than what is there. */
  static boolean isNewer(CopyEndpoint from, Entry source, CopyEndpoint to, Entry there)
      throws FileFailure {
    return ChangeTimes.later(from.original(source).modified(), to.original(there).modified());
  }

  /** Whether entries of two walks say all that {@link #difference} would find. */
  static boolean listingsSuffice(
      Comparison comparison, CopyEndpoint from, CopyEndpoint to, Entry source, Entry there) {
    return source.type() != EntryType.FILE
        || Comparison.SIZE.difference(source, there).isPresent()
        || switch (comparison) {
          case SIZE -> true;
          case SIZE_TIME -> from.listsOriginalTimes() && to.listsOriginalTimes();
          case SHA256 -> false;
        };
  }

  private Optional<Difference> content(CopyEndpoint from, CopyEndpoint to) throws FileFailure {
    try (var source = from.open(false);
        var there = to.open(false)) {
      return Transfer.sha256(source, context.deadline())
              .equals(Transfer.sha256(there, context.deadline()))
          ? Optional.empty()
          : Optional.of(Difference.CONTENT);
    }
  }
}
