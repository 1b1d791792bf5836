package io.mountaineer.config;

import static io.mountaineer.config.ConfigValues.NAME;
import static io.mountaineer.config.ConfigValues.PATH;
import static io.mountaineer.config.ConfigValues.SHARE;
import static io.mountaineer.config.ConfigValues.TARGET_SUBPATH;

import io.mountaineer.config.ShareReader.ReadShare;
import io.mountaineer.core.Alias;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reader of {@code [[aliases]]}, one after the other, against the shares they lead into. */
final class AliasReader {

  private final PathRule paths;
  private final Map<String, ReadShare> sharesByName;
  private final Places places;
  private final Settings settings;
  private final UniqueNames names = new UniqueNames("alias");

  AliasReader(Settings settings, List<ReadShare> shares, Path userHome) {
    this.paths = new PathRule(userHome);
    this.sharesByName = byName(shares);
    this.places = new Places(settings, shares);
    this.settings = settings;
  }

  /** Returns the alias, or empty when something about it was wrong, which costs it alone. */
  Optional<Alias> read(TableReader plain) {
    TableReader entry = plain.ownedBy("alias").dispensable();
    Optional<String> name = entry.requiredText(NAME, NameRule::violation).map(NameRule::composed);
    Optional<String> share = entry.requiredText(SHARE, any -> Optional.empty());
    Optional<String> subpath = subpath(entry);
    boolean free = name.isPresent() && names.claim(name.get(), entry, NAME);
    Optional<Path> path = path(entry, name);
    Optional<String> target = share.flatMap(written -> target(entry, written));
    boolean isWhole = free && path.isPresent() && target.isPresent() && subpath.isPresent();
    // Two aliases of one name have one default path; that was said already.
    boolean isPlaceNew = free || name.isEmpty() || entry.has(PATH);
    boolean stands = path.isPresent() && isPlaceNew && places.claim(path.get(), entry, isWhole);
    return isWhole && stands
        ? Optional.of(new Alias(name.get(), path.get(), target.get(), subpath.get()))
        : Optional.empty();
  }

  private static Optional<String> subpath(TableReader entry) {
    return entry.has(TARGET_SUBPATH)
        ? entry.text(TARGET_SUBPATH, SubpathRule::violation).map(SubpathRule::normalised)
        : Optional.of(SubpathRule.normalised(""));
  }

  private Optional<Path> path(TableReader entry, Optional<String> name) {
    return entry.has(PATH)
        ? entry.text(PATH, paths::violation).map(paths::resolved)
        : name.map(called -> Alias.defaultPath(called, settings));
  }

  /**
   * Returns the share's name as the share itself spells it, or empty when that name is invalid.
   * Removing a share leaves its aliases in place, so a share that is not there is no error.
   */
  private Optional<String> target(TableReader entry, String written) {
    ReadShare share = sharesByName.get(CanonicalName.of(written));
    if (share != null) {
      return share.name();
    }
    Optional<String> misnamed = NameRule.violation(written);
    misnamed.ifPresentOrElse(
        what -> entry.report(SHARE, what),
        () -> entry.warnIfComplete(SHARE, "is " + named().unknown(written)));
    return misnamed.isPresent() ? Optional.empty() : Optional.of(NameRule.composed(written));
  }

  private static Map<String, ReadShare> byName(List<ReadShare> shares) {
    Map<String, ReadShare> byName = new LinkedHashMap<>();
    for (ReadShare share : shares) {
      share.entry().peek(NAME).ifPresent(name -> byName.putIfAbsent(CanonicalName.of(name), share));
    }
    return byName;
  }

  private NamedShares named() {
    return new NamedShares(
        sharesByName.values().stream()
            .flatMap(share -> share.entry().peek(NAME).stream())
            .toList());
  }

  /** Paths of alias links: not on, in or around anything that is something else. */
  private static final class Places {

    /** Path that is taken, and its use. */
    private record Holding(CanonicalPath path, String what) {}

    private static final String ALLOWED = "; it must be an absolute path outside of it";

    private final CanonicalPath volumesRoot;
    private final CanonicalPath links;
    private final List<Holding> holdings = new ArrayList<>();

    Places(Settings settings, List<ReadShare> shares) {
      this.volumesRoot = CanonicalPath.of(settings.volumesRoot());
      this.links = CanonicalPath.of(Alias.folder(settings));
      for (ReadShare share : shares) {
        share
            .name()
            .ifPresent(
                name -> hold(CanonicalPath.of(settings.sharesRoot().resolve(name)), "share", name));
      }
    }

    /**
     * Reports a conflict of the path with another; returns whether there is none.
     *
     * @param isUsed whether the alias is taken otherwise, so that its path is no longer free
     */
    boolean claim(Path path, TableReader alias, boolean isUsed) {
      CanonicalPath canonical = CanonicalPath.of(path);
      Optional<String> violation = violation(canonical);
      violation.ifPresent(what -> alias.report(alias.has(PATH) ? PATH : NAME, what));
      if (violation.isEmpty() && isUsed) {
        hold(canonical, "alias", alias.peek(NAME).orElse(""));
      }
      return violation.isEmpty();
    }

    private Optional<String> violation(CanonicalPath path) {
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
}
