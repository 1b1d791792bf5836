package io.mountaineer.platform.macos;

import io.mountaineer.platform.Events;
import io.mountaineer.platform.process.FeedRunner;
import io.mountaineer.platform.process.LineSource;
import java.util.List;

/**
 * What macOS tells by itself.
 *
 * <p>{@code scutil} (configd, scutil.tproj) is told on its input which keys of the dynamic store to
 * watch, writes a line for every key that changed, flushed one by one, and ends with its input.
 * {@code notifyutil} (Libnotify) prints the name of each notification as it is posted, flushed too,
 * and does not read its input. The kernel posts the mount keys; they are what diskarbitrationd
 * itself listens to. configd posts network_change later than the store, and for changes of DNS and
 * proxies too; whether it does so for a link without a router is not known, hence both.
 */
final class MacEvents implements Events {

  private static final String NETWORK_CHANGE = "com.apple.system.config.network_change";
  private static final String MOUNTED = "com.apple.system.kernel.mount";
  private static final String UNMOUNTED = "com.apple.system.kernel.unmount";

  static final LineSource.Program SCUTIL =
      LineSource.Program.told(
          """
          n.add State:/Network/Global/IPv4
          n.add State:/Network/Global/IPv6
          n.add State:/Network/Interface/[^/]+/Link pattern
          n.add State:/Network/Interface/[^/]+/IPv4 pattern
          n.add State:/Network/Interface/[^/]+/IPv6 pattern
          n.watch
          """,
          "scutil");

  static final LineSource.Program NOTIFYUTIL =
      LineSource.Program.deaf("notifyutil", "-w", NETWORK_CHANGE, "-w", MOUNTED, "-w", UNMOUNTED);

  private final FeedRunner feeds;

  MacEvents(FeedRunner feeds) {
    this.feeds = feeds;
  }

  @Override
  public Subscription subscribe(Listener listener) {
    List<LineSource> running =
        List.of(
            feeds.keepRunning(SCUTIL, new StoreEar(listener)),
            feeds.keepRunning(NOTIFYUTIL, new NotificationEar(listener)));
    return () -> {
      running.forEach(LineSource::stop);
      running.forEach(LineSource::close);
    };
  }

  /** Hears scutil. */
  private static final class StoreEar extends Ear {

    private StoreEar(Listener listener) {
      super(Kind.NETWORK, listener);
    }

    @Override
    public void line(String text) {
      Scutil.changedKey(text).ifPresent(key -> listener.happened(Kind.NETWORK, key));
    }
  }

  /** Hears notifyutil. Without it the mount events are lost; those of the network are scutil's. */
  private static final class NotificationEar extends Ear {

    private NotificationEar(Listener listener) {
      super(Kind.MOUNT, listener);
    }

    @Override
    public void line(String text) {
      switch (text) {
        case NETWORK_CHANGE -> listener.happened(Kind.NETWORK, "network_change");
        case MOUNTED -> listener.happened(Kind.MOUNT, "mount");
        case UNMOUNTED -> listener.happened(Kind.MOUNT, "unmount");
        default -> {}
      }
    }
  }

  private abstract static class Ear implements LineSource.Listener {
    private final Kind kind;
    final Listener listener;

    private Ear(Kind kind, Listener listener) {
      this.kind = kind;
      this.listener = listener;
    }

    @Override
    public void started() {
      listener.available(kind);
    }

    @Override
    public void lost(String cause) {
      listener.unavailable(kind, cause);
    }
  }
}
