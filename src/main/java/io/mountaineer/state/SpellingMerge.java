package io.mountaineer.state;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.ShareState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merge of entries that the mountaineer before this one wrote in lower case into those that differ
 * in case alone. Ours stays; the later switch counts.
 */
final class SpellingMerge {

  private record Former(String name, ShareState state) {}

  private final Map<String, ShareState> ours = new TreeMap<>();
  private final List<Former> formers = new ArrayList<>();

  void add(String name, ShareState state, boolean isFormer) {
    if (isFormer) {
      formers.add(new Former(name, state));
    } else {
      ours.put(name, state);
    }
  }

  /** Returns all entries. */
  Map<String, ShareState> merged() {
    formers.forEach(this::merge);
    return ours;
  }

  private void merge(Former former) {
    String form = CanonicalName.of(former.name);
    List<String> same =
        ours.keySet().stream().filter(name -> CanonicalName.of(name).equals(form)).toList();
    if (same.isEmpty()) {
      ours.put(former.name, former.state);
    }
    same.forEach(name -> ours.computeIfPresent(name, (any, mine) -> later(mine, former.state)));
  }

  private static ShareState later(ShareState mine, ShareState former) {
    Instant known = mine.lastSwitchAt().orElse(Instant.MIN);
    return former.lastSwitchAt().filter(known::isBefore).map(mine::withLastSwitchAt).orElse(mine);
  }
}
