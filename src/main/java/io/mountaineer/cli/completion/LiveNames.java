package io.mountaineer.cli.completion;

import java.util.List;

/** Names as they are at this moment; none where they cannot be told. */
public interface LiveNames {

  /** The names of the shares in a config. */
  List<String> shares(List<String> words);

  /** The names of the aliases in a config. */
  List<String> aliases(List<String> words);

  /** The keys of the config as people type them. */
  List<String> keys();

  /** What a key may be set to; none where that is no choice. */
  List<String> valuesOf(String key);
}
