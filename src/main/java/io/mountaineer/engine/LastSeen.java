package io.mountaineer.engine;

import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.state.Lock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the last cycle saw of every share that it left as it was. */
final class LastSeen {

  private final Map<String, Undisturbed> shares = new ConcurrentHashMap<>();

  /**
   * What was seen of a share, unless somebody else took its lock by name since, or the config has
   * another share of this name now.
   */
  Optional<Observation> of(Share share, Settings settings, Lock lock) {
    return Optional.ofNullable(shares.get(share.name()))
        .filter(seen -> seen.mark().equals(lock.mark()))
        .filter(seen -> seen.aim().equals(share.fingerprint(settings)))
        .map(Undisturbed::seen);
  }

  /** After work on a share; what was seen before it was changed tells nothing any more. */
  void remember(ShareReport report, Lock lock) {
    Share share = report.share();
    if (report.outcome() instanceof Outcome.Unchanged) {
      String aim = share.fingerprint(report.settings());
      shares.put(share.name(), new Undisturbed(report.seen(), aim, lock.mark()));
    } else {
      forget(share);
    }
  }

  void forget(Share share) {
    shares.remove(share.name());
  }

  void forgetAllBut(Set<String> names) {
    shares.keySet().retainAll(names);
  }

  private record Undisturbed(Observation seen, String aim, Object mark) {}
}
