package io.mountaineer.tray;

import java.util.List;
import java.util.function.Consumer;

/**
 * The question whether a favorite shall be removed.
 *
 * @param aliases names of those that lead into it; they stay and lead nowhere then
 * @param remove told whether it shall also be unmounted and its link removed; returns at once
 */
public record RemovalForm(String share, List<String> aliases, Consumer<Boolean> remove) {

  public RemovalForm {
    aliases = List.copyOf(aliases);
  }
}
