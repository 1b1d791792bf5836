package io.mountaineer.platform;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import java.nio.file.Path;
import java.util.Optional;

/** Mounts and unmounts. What it reports is a hint; the caller judges by the mount table. */
public interface Mounter {

  /**
   * Asks the system to mount a share. The caller has made sure that it is mounted nowhere.
   *
   * @return why it failed; empty when the system claims success
   */
  Optional<Failure> mount(Request request);

  /**
   * Looks for what is known to make a mount impossible, so that nothing is taken away for it:
   * bounded in time, changes nothing, asks nobody.
   *
   * @param interactive whether somebody is there to answer a password window
   * @return why it is impossible; empty when nothing is known
   */
  default Optional<Failure> obstacle(Request request, boolean interactive) {
    return Optional.empty();
  }

  /**
   * Unmounts and looks in the mount table whether it is gone.
   *
   * @param force only for a mount proven dead, on a host proven dead, or by the user's word
   */
  UnmountResult unmount(MountEntry entry, boolean force);

  /** What to mount and where. */
  record Request(String username, String host, int port, String shareName, Path volumePath) {}

  /** How an unmount ended, by the mount table. */
  sealed interface UnmountResult {
    /** The entry is no longer in the table. */
    record Gone() implements UnmountResult {}

    /** Still mounted because somebody uses it. */
    record Busy(String detail) implements UnmountResult {}

    /** Still mounted, or not known to be gone. */
    record Failed(Failure failure) implements UnmountResult {}
  }
}
