package io.mountaineer.platform.macos;

import io.mountaineer.platform.Events.Kind;
import io.mountaineer.platform.process.LineSource;
import java.util.Optional;

/**
 * Notifications by {@code notifyutil} (Libnotify), which prints the name of each as it is posted,
 * flushed, and does not read its input. The kernel posts the mount keys; they are what
 * diskarbitrationd itself listens to. configd posts network_change later than the store, and for
 * changes of DNS and proxies too; whether it does so for a link without a router is not known,
 * hence {@link Scutil} as well.
 */
final class Notifyutil {

  private static final String NETWORK_CHANGE = "com.apple.system.config.network_change";
  private static final String MOUNTED = "com.apple.system.kernel.mount";
  private static final String UNMOUNTED = "com.apple.system.kernel.unmount";

  static final LineSource.Program WATCH =
      LineSource.Program.withoutInput(
          "notifyutil", "-w", NETWORK_CHANGE, "-w", MOUNTED, "-w", UNMOUNTED);

  private Notifyutil() {}

  /** Returns the change that a line reports. */
  static Optional<MacEvents.Change> change(String line) {
    return switch (line) {
      case NETWORK_CHANGE -> Optional.of(new MacEvents.Change(Kind.NETWORK, "network_change"));
      case MOUNTED -> Optional.of(new MacEvents.Change(Kind.MOUNT, "mount"));
      case UNMOUNTED -> Optional.of(new MacEvents.Change(Kind.MOUNT, "unmount"));
      default -> Optional.empty();
    };
  }
}
