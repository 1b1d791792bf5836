package io.mountaineer.core;

import io.mountaineer.core.MountView.Foreign;
import io.mountaineer.core.MountView.Misplaced;
import io.mountaineer.core.MountView.Mounted;
import io.mountaineer.core.MountView.NotMounted;
import io.mountaineer.core.MountView.Stray;
import io.mountaineer.core.MountView.Unknown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the mount table for one share: which mounts are its own, and whether they stand right. */
public final class MountViews {

  private final Share share;
  private final Settings settings;
  private final Function<String, Set<String>> addresses;

  private MountViews(Share share, Settings settings, Function<String, Set<String>> addresses) {
    this.share = share;
    this.settings = settings;
    this.addresses = addresses;
  }

  /**
   * How the share stands. The life of a mount is not asked here.
   *
   * @param addresses numeric addresses of a host, empty when unknown
   */
  public static MountView of(
      Share share, Settings settings, MountTable table, Function<String, Set<String>> addresses) {
    if (table instanceof MountTable.Known known) {
      return new MountViews(share, settings, addresses).view(known.entries());
    }
    if (table instanceof MountTable.Unreadable unreadable) {
      return new Unknown(unreadable.reason());
    }
    throw new IllegalStateException("no such table: " + table);
  }

  private MountView view(List<MountEntry> entries) {
    Optional<MountEntry> onTop = entries.stream().filter(this::atVolumePath).reduce((a, b) -> b);
    List<Stray> ours = ours(entries);
    Optional<Stray> proper =
        ours.stream().filter(mount -> Optional.of(mount.entry()).equals(onTop)).findFirst();
    if (onTop.isPresent() && proper.isEmpty()) {
      return new Foreign(onTop.get());
    }
    List<Stray> strays = new ArrayList<>(ours);
    // This very one, since the table may have another that is equal.
    proper.ifPresent(own -> strays.removeIf(mount -> mount == own));
    Optional<Mounted> mounted =
        proper.map(mount -> new Mounted(mount.entry(), mount.on(), Life.unchecked()));
    if (!strays.isEmpty()) {
      return new Misplaced(mounted, strays);
    }
    return mounted.<MountView>map(mount -> mount).orElseGet(NotMounted::new);
  }

  private List<Stray> ours(List<MountEntry> entries) {
    List<Stray> ours = new ArrayList<>();
    for (MountEntry entry : entries) {
      entry
          .smb()
          .filter(smb -> NameForm.same(smb.share(), share.shareName()))
          .filter(smb -> smb.port() == settings.smbPort())
          .flatMap(smb -> ServerForm.interfaceOf(smb.host(), share, addresses))
          .ifPresent(on -> ours.add(new Stray(entry, on)));
    }
    return ours;
  }

  private boolean atVolumePath(MountEntry entry) {
    return samePath(entry.path(), share.volumePath(settings));
  }

  private static boolean samePath(Path a, Path b) {
    return NameForm.same(a.toString(), b.toString());
  }
}
