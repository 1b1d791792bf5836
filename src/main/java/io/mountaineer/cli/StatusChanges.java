package io.mountaineer.cli;

import io.mountaineer.app.ShareText;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.ShareReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes of shares while {@code status --watch} runs, the latest last. */
final class StatusChanges {

  /** As many as a glance takes in. */
  private static final int MOST = 5;

  private final Map<String, String> last = new HashMap<>();
  private final Deque<String> changes = new ArrayDeque<>();

  /** Returns the latest changes, those of these shares since the previous call included. */
  List<String> with(List<ShareReport> shares, LocalTimes times) {
    for (ShareReport share : shares) {
      String name = share.share().name();
      String now = text(share);
      String before = last.put(name, now);
      if (before != null && !before.equals(now)) {
        changes.add(times.clock() + "  " + name + ": " + before + " → " + now);
      }
    }
    while (changes.size() > MOST) {
      changes.remove();
    }
    return new ArrayList<>(changes);
  }

  private static String text(ShareReport share) {
    String over = ShareText.over(share);
    return ShareText.state(share) + (over.equals("-") ? "" : " over " + over);
  }
}
