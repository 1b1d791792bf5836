package io.mountaineer.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Valid config: everything the user asked for. */
public record Config(Settings settings, List<Share> shares, List<Alias> aliases) {

  public Config {
    shares = List.copyOf(shares);
    aliases = List.copyOf(aliases);
  }

  /** Returns the share of this name, or empty; names are unique ignoring case and normal form. */
  public Optional<Share> share(String name) {
    return shares.stream().filter(share -> CanonicalName.same(share.name(), name)).findFirst();
  }

  /** Returns the alias of this name, or empty; names are unique ignoring case and normal form. */
  public Optional<Alias> alias(String name) {
    return aliases.stream().filter(alias -> CanonicalName.same(alias.name(), name)).findFirst();
  }

  /** Returns the aliases that lead into a share, in the order of the config. */
  public List<Alias> aliasesOf(Share share) {
    return aliases.stream().filter(alias -> alias.leadsInto(share)).toList();
  }

  /** Returns all aliases by the {@link CanonicalName} of their share's name. */
  public Map<String, List<Alias>> aliasesByShare() {
    return aliases.stream()
        .collect(Collectors.groupingBy(alias -> CanonicalName.of(alias.share())));
  }
}
