package io.mountaineer.core;

import java.util.List;
import java.util.Optional;

/** A whole valid config: what the user asked for. */
public record Config(Settings settings, List<Share> shares, List<Alias> aliases) {

  public Config {
    shares = List.copyOf(shares);
    aliases = List.copyOf(aliases);
  }

  /** The share of this name; names are unique ignoring case. */
  public Optional<Share> share(String name) {
    return shares.stream().filter(share -> share.name().equalsIgnoreCase(name)).findFirst();
  }
}
