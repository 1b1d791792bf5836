package io.mountaineer.config.edit;

import io.mountaineer.config.ConfigValues;
import io.mountaineer.config.HostRule;
import io.mountaineer.config.NameRule;
import io.mountaineer.config.NamedShares;
import io.mountaineer.config.SafeText;
import io.mountaineer.config.Section;
import io.mountaineer.config.SubpathRule;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Share or alias that a config does not have yet. */
sealed interface NewEntry {

  Section section();

  String name();

  /** Returns the values to write, without those that are the default anyway. */
  Map<String, Object> values(Optional<Config> config);

  boolean isIn(Config config);

  /** Returns what this config lacks for it; a reader would only warn about it. */
  default Optional<String> objection(Config config) {
    return Optional.empty();
  }

  /** Share as it is kept: its name composed, its hosts without brackets. */
  record NewShare(Share share) implements NewEntry {

    static NewShare of(Share share) {
      return new NewShare(
          new Share(
              NameRule.composed(share.name()),
              share.username(),
              HostRule.bare(share.thunderboltHost()),
              HostRule.bare(share.fallbackHost()),
              NameRule.composed(share.shareName())));
    }

    @Override
    public Section section() {
      return Section.SHARES;
    }

    @Override
    public String name() {
      return share.name();
    }

    @Override
    public Map<String, Object> values(Optional<Config> config) {
      Map<String, Object> values = ConfigValues.of(share);
      if (share.shareName().equals(share.name())) {
        values.remove(ConfigValues.SHARE_NAME);
      }
      return values;
    }

    @Override
    public boolean isIn(Config config) {
      return config.shares().contains(share);
    }
  }

  /** Alias as it is kept: its name composed, its folder and path normalised. */
  record NewAlias(Alias alias) implements NewEntry {

    static NewAlias of(Alias alias) {
      String subpath = alias.targetSubpath();
      boolean fine = SubpathRule.violation(subpath).isEmpty();
      return new NewAlias(
          new Alias(
              NameRule.composed(alias.name()),
              alias.path().normalize(),
              alias.share(),
              fine ? SubpathRule.normalised(subpath) : subpath));
    }

    @Override
    public Section section() {
      return Section.ALIASES;
    }

    @Override
    public String name() {
      return alias.name();
    }

    @Override
    public Map<String, Object> values(Optional<Config> config) {
      Map<String, Object> values = ConfigValues.of(alias);
      Optional<Path> byDefault =
          config.map(valid -> Alias.defaultPath(alias.name(), valid.settings()));
      if (byDefault.equals(Optional.of(alias.path()))) {
        values.remove(ConfigValues.PATH);
      }
      return values;
    }

    @Override
    public Optional<String> objection(Config config) {
      NamedShares named = new NamedShares(config.shares().stream().map(Share::name).toList());
      return Optional.of(alias.share())
          .filter(named::lacks)
          .map(share -> "share of " + section().entry + ' ' + SafeText.quoted(name()) + " is ")
          .map(whose -> whose + named.unknown(alias.share()));
    }

    @Override
    public boolean isIn(Config config) {
      return config.aliases().stream()
          .anyMatch(
              each ->
                  each.name().equals(alias.name())
                      && each.path().equals(alias.path())
                      && NameRule.sameName(each.share(), alias.share())
                      && each.targetSubpath().equals(alias.targetSubpath()));
    }
  }
}
