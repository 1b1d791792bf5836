package io.mountaineer.tray.awt;

import io.mountaineer.core.Share;
import io.mountaineer.tray.Suggestion;
import io.mountaineer.tray.TrayScreen.ShareForm;
import java.awt.Component;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JTextArea;

/** Form for a new share; it closes when the share is accepted. */
final class AddShareWindow extends FormWindow {

  private static final long serialVersionUID = 1L;
  private static final int WIDTH = 580;

  private final transient ShareForm form;
  private final transient Map<String, FormField> fields = new LinkedHashMap<>();

  /** Texts that the last choice among what was found has set, by their fields. */
  private final transient Map<String, String> filled = new HashMap<>();

  private final JTextArea general = messages("", WIDTH);
  private final JButton add = button("Add", this::submit);

  AddShareWindow(ShareForm form) {
    super("Add Share");
    this.form = form;
    fields.put("name", new FormField("Name", "The name of its folder in Shares, such as CORE"));
    fields.put(
        "thunderbolt_host",
        new AddressField("Thunderbolt address", "Such as 10.10.10.1", form, this::shareName));
    fields.put(
        "fallback_host",
        new AddressField("Fallback address", "Such as macmini.local", form, this::shareName));
    fields.put(
        "username",
        new FormField("User name", "Your account on the server; leave it empty for a guest"));
    fields.put(
        "share_name",
        new FormField(
            "Name on the server", "Only where the server has another name for the share"));
    FoundShares found = new FoundShares(form.suggestions(), this::fillIn);
    List<Component> parts = new ArrayList<>(List.of(found));
    parts.addAll(fields.values());
    parts.add(general);
    setBody(column(parts.toArray(Component[]::new)));
    setButtons(add, fields.get("name").input(), closeButton("Cancel"), add);
  }

  private void fillIn(Suggestion chosen) {
    fill("name", chosen.shareName());
    fill("thunderbolt_host", chosen.thunderboltHost());
    fill("fallback_host", chosen.fallbackHost());
    fill("username", chosen.username());
  }

  /**
   * Sets a field. One of which the choice knows nothing stays as it was typed, and is emptied of
   * what an earlier choice set: of two servers, each would have a part in the form.
   */
  private void fill(String key, String text) {
    if (!text.isEmpty() || typed(key).equals(filled.get(key))) {
      fields.get(key).input().setText(text);
      filled.put(key, text);
    }
  }

  private String typed(String key) {
    return fields.get(key).typed();
  }

  private String shareName() {
    return typed("share_name").isEmpty() ? typed("name") : typed("share_name");
  }

  private void submit() {
    setInputEnabled(false);
    showViolations(Map.of());
    general.setText("Checking…");
    Share share =
        new Share(
            typed("name"),
            typed("username"),
            typed("thunderbolt_host"),
            typed("fallback_host"),
            shareName());
    form.submit(share)
        .whenComplete((found, error) -> EventQueue.invokeLater(() -> answered(found, error)));
  }

  private void answered(Map<String, String> found, Throwable error) {
    setInputEnabled(true);
    if (error == null && found.isEmpty()) {
      dispose();
      return;
    }
    showViolations(error == null ? found : Map.of("", "Internal error: " + error));
  }

  private void setInputEnabled(boolean on) {
    add.setEnabled(on);
    fields.values().forEach(field -> field.setInputEnabled(on));
  }

  /** Shows each violation below its field, with the focus in the first of those fields. */
  private void showViolations(Map<String, String> violations) {
    fields.forEach((key, field) -> field.showViolation(violations.getOrDefault(key, "")));
    List<String> others =
        violations.keySet().stream()
            .filter(key -> !fields.containsKey(key))
            .map(violations::get)
            .toList();
    general.setText(String.join("\n", others));
    fields.values().stream().filter(FormField::isFaulty).findFirst().ifPresent(FormField::focus);
  }
}
