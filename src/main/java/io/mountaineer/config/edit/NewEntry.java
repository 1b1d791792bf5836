package io.mountaineer.config.edit;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A share or an alias that a config does not have yet. */
public sealed interface NewEntry {

  Section section();

  String name();

  /** What to write, without what is the default anyway. */
  Map<String, Object> values(Optional<Config> config);

  boolean isIn(Config config);

  /** What this config lacks for it; a reader would only warn about it. */
  default Optional<String> objection(Config config) {
    return Optional.empty();
  }

  /** A share as it is kept: its name composed, its hosts without brackets. */
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
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("name", share.name());
      values.put("username", share.username());
      values.put("thunderbolt_host", share.thunderboltHost());
      values.put("fallback_host", share.fallbackHost());
      if (!share.shareName().equals(share.name())) {
        values.put("share_name", share.shareName());
      }
      return values;
    }

    @Override
    public boolean isIn(Config config) {
      return config.shares().contains(share);
    }
  }

  /** An alias as it is kept: its name composed, its folder and path normalised. */
  record NewAlias(Alias alias) implements NewEntry {

    static NewAlias of(Alias alias) {
      String subpath = alias.targetSubpath();
      boolean fine = SubpathRule.complaint(subpath).isEmpty();
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
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("name", alias.name());
      Optional<Path> byDefault =
          config.map(valid -> Alias.defaultPath(alias.name(), valid.settings()));
      if (!byDefault.equals(Optional.of(alias.path()))) {
        values.put("path", alias.path().toString());
      }
      values.put("share", alias.share());
      values.put("target_subpath", alias.targetSubpath());
      return values;
    }

    @Override
    public Optional<String> objection(Config config) {
      NamedShares named = new NamedShares(config.shares().stream().map(Share::name).toList());
      return Optional.of(alias.share())
          .filter(named::lack)
          .map(share -> "share of " + section().entry + ' ' + SafeText.quoted(name()) + " is ")
          .map(whose -> whose + named.remark(alias.share()));
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
