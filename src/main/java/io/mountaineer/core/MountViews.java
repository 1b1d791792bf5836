package io.mountaineer.core;

import io.mountaineer.core.MountView.Foreign;
import io.mountaineer.core.MountView.Misplaced;
import io.mountaineer.core.MountView.Mounted;
import io.mountaineer.core.MountView.NotMounted;
import io.mountaineer.core.MountView.Stray;
import io.mountaineer.core.MountView.Unknown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A mount table as shares see it: which mounts are a share's own, and whether they stand right. The
 * table is gone through once, however many shares ask.
 */
public final class MountViews {

  private final MountTable table;
  private final Settings settings;
  private final Function<String, Set<String>> addresses;
  private final Map<String, MountEntry> onTop = new HashMap<>();
  private final Map<String, List<MountEntry>> byShareName = new HashMap<>();

  /**
   * The views that this table gives.
   *
   * @param addresses numeric addresses of a host, empty when unknown
   */
  public MountViews(Settings settings, MountTable table, Function<String, Set<String>> addresses) {
    this.table = table;
    this.settings = settings;
    this.addresses = addresses;
    if (table instanceof MountTable.Known known) {
      known.entries().forEach(this::note);
    }
  }

  /** The view of one share alone. */
  public static MountView of(
      Share share, Settings settings, MountTable table, Function<String, Set<String>> addresses) {
    return new MountViews(settings, table, addresses).of(share);
  }

  /** In the order of mounting: of two at one path the later lies on top. */
  private void note(MountEntry entry) {
    onTop.put(form(entry.path()), entry);
    entry
        .smb()
        .filter(smb -> smb.port() == settings.smbPort())
        .map(smb -> byShareName.computeIfAbsent(NameForm.of(smb.share()), n -> new ArrayList<>()))
        .ifPresent(namesakes -> namesakes.add(entry));
  }

  /** How the share stands. The life of a mount is not asked here. */
  public MountView of(Share share) {
    return table instanceof MountTable.Unreadable unreadable
        ? new Unknown(unreadable.text())
        : view(share, Optional.ofNullable(onTop.get(form(share.volumePath(settings)))));
  }

  private MountView view(Share share, Optional<MountEntry> onTop) {
    List<Stray> ours = ours(share);
    Optional<Stray> proper =
        ours.stream().filter(mount -> mount.entry() == onTop.orElse(null)).findFirst();
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

  private List<Stray> ours(Share share) {
    List<Stray> ours = new ArrayList<>();
    for (MountEntry entry : byShareName.getOrDefault(NameForm.of(share.shareName()), List.of())) {
      entry
          .smb()
          .flatMap(smb -> ServerForm.interfaceOf(smb.host(), share, addresses))
          .ifPresent(on -> ours.add(new Stray(entry, on)));
    }
    return ours;
  }

  private static String form(Path path) {
    return NameForm.of(path.toString());
  }
}
