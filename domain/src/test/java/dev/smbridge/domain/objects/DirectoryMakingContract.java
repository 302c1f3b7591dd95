package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.ListingScope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link ObjectStore#makeDirectory}, and listings that have directories. */
interface DirectoryMakingContract extends ObjectSetting {
  @Test
  default void aDirectoryThatHoldsNothingIsMadeAndListed() throws Exception {
    given("d/a.txt");
    store().makeDirectory(at("d/empty/deep"), ObjectSetting.deadline());
    store().makeDirectory(at("d/empty/deep"), ObjectSetting.deadline());
    assertTrue(find(at("d/empty/deep")).orElseThrow().isDirectory());
    var paths = new ArrayList<String>();
    var scope = ListingScope.of(true, true, failure -> paths.add("failed"));
    try (var listing = store().list(at("d"), scope, ObjectSetting.deadline())) {
      for (var next = listing.next(); next.isPresent(); next = listing.next()) {
        paths.add(next.get().path() + (next.get().isDirectory() ? "/" : ""));
      }
    }
    // A store without directories of its own has those alone that are marked.
    paths.remove("empty/");
    assertEquals(List.of("a.txt", "empty/deep/"), paths.stream().sorted().toList());
    assertEquals(List.of("a.txt"), paths(at("d"), true));
    assertEquals(List.of("deep"), list(at("d/empty"), false).stream().map(Entry::path).toList());
  }
}
