package io.mountaineer.config.edit;

import io.mountaineer.core.Config;

/** Edit of a config, not yet bound to a text. */
interface Edit {

  EditPlan plan(TomlDocument document);

  /** Returns whether a config that was read from the changed text is what was asked for. */
  boolean isIn(Config config);

  /** Returns the subject of the edit, for a message: {@code share "CORE"}. */
  String subject();

  /** Returns what to do instead where the text cannot be edited. */
  String byHand();
}
