package io.mountaineer.engine;

import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.files.HeldLock;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Last observation of every share that the last cycle left as it was, and acts that may still end.
 * Locks and acts are of what is mounted, by what names its volume path: entries may exchange that.
 */
final class LastSeen {

  /**
   * An unmount of ours may complete long after its program has run into its limit: diskarbitrationd
   * waits up to 11 s for a hung client, and an act has several such steps.
   */
  private static final Duration ACTS_MAY_LAST = Duration.ofSeconds(60);

  private final Clock time;
  private final Map<String, Undisturbed> shares = new ConcurrentHashMap<>();
  private final Map<String, Object> marks = new ConcurrentHashMap<>();
  private final Map<String, Long> unsettled = new ConcurrentHashMap<>();

  LastSeen(Clock time) {
    this.time = time;
  }

  /**
   * Returns what was seen of a share, unless another process took its lock by name since, or the
   * config has another share of this name now.
   */
  Optional<Observation> of(Share share, Settings settings, HeldLock lock) {
    return Optional.ofNullable(shares.get(share.name()))
        .filter(seen -> seen.mark().equals(lock.mark()))
        .filter(seen -> seen.aim().equals(share.fingerprint(settings)))
        .map(Undisturbed::seen);
  }

  /**
   * Returns whether an act on the share may be under way without a thread that waits for it: one of
   * ours that failed, or one of another process, whose outcome is not known here.
   */
  boolean mayStillChange(Share share, HeldLock lock) {
    Object known = marks.put(share.canonicalShareName(), lock.mark());
    if (known != null && !known.equals(lock.mark())) {
      unsettled.put(share.canonicalShareName(), time.nanos());
    }
    Long since = unsettled.get(share.canonicalShareName());
    return since != null && time.nanos() - since < ACTS_MAY_LAST.toNanos();
  }

  /**
   * Remembers what was seen in work on a share; what was seen before it was changed proves nothing.
   */
  void remember(ShareReport report, HeldLock lock) {
    Share share = report.share();
    if (report.outcome() instanceof Outcome.Unchanged) {
      String aim = share.fingerprint(report.settings());
      shares.put(share.name(), new Undisturbed(report.seen(), aim, lock.mark()));
      return;
    }
    forget(share);
    marks.remove(
        share.canonicalShareName()); // It changes once more when our own name is taken out again.
    if (!(report.outcome() instanceof Outcome.Done)) {
      unsettled.put(share.canonicalShareName(), time.nanos());
    }
  }

  void forget(Share share) {
    shares.remove(share.name());
  }

  void forgetAllBut(List<Share> managed) {
    shares.keySet().retainAll(managed.stream().map(Share::name).toList());
    List<String> volumes = managed.stream().map(Share::canonicalShareName).toList();
    marks.keySet().retainAll(volumes);
    unsettled.keySet().retainAll(volumes);
  }

  private record Undisturbed(Observation seen, String aim, Object mark) {}
}
