package io.mountaineer.config;

import io.mountaineer.config.ShareReader.ReadShare;
import io.mountaineer.core.Alias;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code [[aliases]]} one after the other, against the shares they lead into. */
final class AliasReader {

  private final PathRule paths;
  private final Map<String, ReadShare> sharesByName;
  private final AliasPlaces places;
  private final Settings settings;
  private final UniqueNames names = new UniqueNames("the name of the alias");

  AliasReader(Settings settings, List<ReadShare> shares, Path userHome) {
    this.paths = new PathRule(userHome);
    this.sharesByName = byName(shares);
    this.places = new AliasPlaces(settings, shares);
    this.settings = settings;
  }

  /** The alias; empty when something about it was wrong. */
  Optional<Alias> read(TableReader plain) {
    TableReader entry = plain.ownedBy("alias");
    Optional<String> name = entry.requiredText("name", NameRule::complaint).map(NameRule::composed);
    Optional<String> share = entry.requiredText("share", any -> Optional.empty());
    Optional<String> subpath =
        entry.requiredText("target_subpath", SubpathRule::complaint).map(SubpathRule::normalised);
    boolean free = name.isEmpty() || names.claim(name.get(), entry, "name");
    Optional<Path> path = path(entry, name);
    // Two aliases of one name have one default path; that was said already.
    if (path.isPresent() && (free || entry.has("path"))) {
      places.claim(path.get(), entry);
    }
    Optional<String> target = share.flatMap(written -> target(entry, written));
    return name.isPresent() && path.isPresent() && target.isPresent()
        ? subpath.map(folder -> new Alias(name.get(), path.get(), target.get(), folder))
        : Optional.empty();
  }

  private Optional<Path> path(TableReader entry, Optional<String> name) {
    return entry.has("path")
        ? entry.text("path", paths::complaint).map(paths::resolved)
        : name.map(called -> Alias.defaultPath(called, settings));
  }

  /**
   * The share's name as the share itself spells it; empty when that name is invalid. A share that
   * was removed leaves its aliases behind, so one that is not there is no error.
   */
  private Optional<String> target(TableReader entry, String written) {
    ReadShare share = sharesByName.get(CanonicalName.of(written));
    if (share != null) {
      return share.name();
    }
    Optional<String> misnamed = NameRule.complaint(written);
    misnamed.ifPresentOrElse(
        what -> entry.complain("share", what),
        () -> entry.warnIfTextIsWhole("share", "is " + named().remark(written)));
    return misnamed.isPresent() ? Optional.empty() : Optional.of(NameRule.composed(written));
  }

  private static Map<String, ReadShare> byName(List<ReadShare> shares) {
    Map<String, ReadShare> byName = new LinkedHashMap<>();
    for (ReadShare share : shares) {
      share
          .entry()
          .peek("name")
          .ifPresent(name -> byName.putIfAbsent(CanonicalName.of(name), share));
    }
    return byName;
  }

  private NamedShares named() {
    return new NamedShares(
        sharesByName.values().stream()
            .flatMap(share -> share.entry().peek("name").stream())
            .toList());
  }
}
