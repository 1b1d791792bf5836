package io.mountaineer.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A whole valid config: what the user asked for. */
public record Config(Settings settings, List<Share> shares, List<Alias> aliases) {

  public Config {
    shares = List.copyOf(shares);
    aliases = List.copyOf(aliases);
  }

  /** The share of this name; names are unique ignoring case and normal form. */
  public Optional<Share> share(String name) {
    return shares.stream().filter(share -> CanonicalName.same(share.name(), name)).findFirst();
  }

  /** The alias of this name; names are unique ignoring case and normal form. */
  public Optional<Alias> alias(String name) {
    return aliases.stream().filter(alias -> CanonicalName.same(alias.name(), name)).findFirst();
  }

  /** The aliases that lead into a share, in the order of the config. */
  public List<Alias> aliasesOf(Share share) {
    String name = CanonicalName.of(share.name());
    return aliases.stream().filter(alias -> CanonicalName.of(alias.share()).equals(name)).toList();
  }

  /**
   * The aliases by the {@link CanonicalName} of the share's name, for who asks for those of many.
   */
  public Map<String, List<Alias>> aliasesByShare() {
    return aliases.stream()
        .collect(Collectors.groupingBy(alias -> CanonicalName.of(alias.share())));
  }
}
