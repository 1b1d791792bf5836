package io.mountaineer.config;

import io.mountaineer.config.ShareReader.ReadShare;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the links of aliases may stand: not on, in or around anything that is something else. */
final class AliasPlaces {

  /** A path that is taken, and what for. */
  private record Holding(CanonicalPath path, String what) {}

  private static final String ALLOWED = "; allowed is an absolute path outside of it";

  private final CanonicalPath volumesRoot;
  private final CanonicalPath links;
  private final List<Holding> holdings = new ArrayList<>();

  AliasPlaces(Settings settings, List<ReadShare> shares) {
    this.volumesRoot = CanonicalPath.of(settings.volumesRoot());
    this.links = CanonicalPath.of(Alias.folder(settings));
    for (ReadShare share : shares) {
      share
          .name()
          .ifPresent(
              name -> hold(CanonicalPath.of(settings.sharesRoot().resolve(name)), "share", name));
    }
  }

  /** Takes the path for an alias, or reports what is in its way. */
  void claim(Path path, TableReader alias) {
    CanonicalPath folded = CanonicalPath.of(path);
    Optional<String> complaint = complaint(folded);
    complaint.ifPresent(what -> alias.complain(alias.has("path") ? "path" : "name", what));
    if (complaint.isEmpty()) {
      hold(folded, "alias", alias.peek("name").orElse(""));
    }
  }

  private Optional<String> complaint(CanonicalPath path) {
    if (path.isWithin(CanonicalPath.VOLUMES) || path.isWithin(volumesRoot)) {
      return Optional.of("puts the link below /Volumes or volumes_root" + ALLOWED);
    }
    if (links.isWithin(path)) {
      return Optional.of("puts the link where the folder of shares or aliases is" + ALLOWED);
    }
    return holdings.stream()
        .filter(held -> path.isWithin(held.path) || held.path.isWithin(path))
        .findFirst()
        .map(held -> "puts the link at, below or above " + held.what + ALLOWED);
  }

  private void hold(CanonicalPath path, String kind, String name) {
    holdings.add(new Holding(path, "the link of " + kind + ' ' + SafeText.quoted(name)));
  }
}
