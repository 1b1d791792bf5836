package io.mountaineer.cli.completion;

import java.util.List;

/** Names as they are at this moment; none where they cannot be read. */
public interface LiveNames {

  /** Returns the names of the shares in a config. */
  List<String> shares(List<String> words);

  /** Returns the names of the aliases in a config. */
  List<String> aliases(List<String> words);

  /** Returns the keys of the config as people type them. */
  List<String> keys();

  /** Returns the values of a key; none if it is no choice. */
  List<String> valuesOf(String key);
}
