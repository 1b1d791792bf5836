package io.mountaineer.world;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.Mounter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requested mounts whose outcome is unknown: they may still land. */
final class LateMounts {

  /** The specification's limit (act, "may still be on its way"). */
  private static final Duration MAY_LAND = Duration.ofSeconds(60);

  private final World world;
  private final List<Asked> asked = new ArrayList<>();

  LateMounts(World world) {
    this.world = world;
  }

  private record Asked(Mounter.Request request, Instant at) {
    private boolean isSamePlace(Mounter.Request other) {
      return request.volumePath().equals(other.volumePath());
    }
  }

  void asks(Mounter.Request request) {
    Instant now = world.time().now();
    asked.removeIf(each -> Duration.between(each.at, now).compareTo(MAY_LAND) >= 0);
    for (Asked each : asked) {
      Violation.unless(
          !each.isSamePlace(request) || each.request.host().equals(request.host()),
          "a mount that may still land is waited for: " + each + " before " + request);
    }
    asked.add(new Asked(request, now));
  }

  /** Records the answer to a request; after a timeout it is not known whether the mount lands. */
  void answered(Mounter.Request request, Optional<Failure> failure) {
    if (failure.filter(why -> why.kind() == Failure.Kind.TIMED_OUT).isEmpty()) {
      asked.removeIf(each -> each.isSamePlace(request));
    }
  }

  /** Removes what the mount table lists: it has landed. */
  void saw(MountTable table) {
    if (table instanceof MountTable.Known known) {
      known.entries().forEach(entry -> asked.removeIf(each -> isLanded(each.request, entry)));
    }
  }

  private boolean isLanded(Mounter.Request request, MountEntry entry) {
    return entry
        .smb()
        .filter(smb -> CanonicalName.same(smb.share(), request.shareName()))
        .filter(smb -> world.mac().host(smb.host()) == world.mac().host(request.host()))
        .isPresent();
  }

  void forget() {
    asked.clear();
  }
}
