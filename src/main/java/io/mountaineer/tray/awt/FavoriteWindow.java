package io.mountaineer.tray.awt;

import io.mountaineer.core.Share;
import io.mountaineer.tray.TrayScreen.FavoriteForm;
import java.awt.Component;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JTextArea;

/** Form for a new favorite; it closes when the favorite is accepted. */
final class FavoriteWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  private final transient FavoriteForm form;
  private final transient Map<String, FormField> fields = new LinkedHashMap<>();
  private final JTextArea general = text(" ");
  private final JButton add = button("Add", this::submit);

  FavoriteWindow(FavoriteForm form) {
    super("Add Favorite");
    this.form = form;
    fields.put("name", new FormField("Name", "names its place, such as CORE"));
    fields.put("thunderbolt_host", new FormField("Thunderbolt host", "such as 10.10.10.1"));
    fields.put("fallback_host", new FormField("Fallback host", "such as macmini.local"));
    fields.put(
        "username", new FormField("Username", "the account on the server; empty for a guest"));
    fields.put(
        "share_name", new FormField("Remote share", "if the server calls it something else"));
    List<Component> parts = new ArrayList<>(fields.values());
    parts.add(general);
    setBody(column(parts.toArray(Component[]::new)));
    setButtons(add, fields.get("name").input(), add, closeButton("Cancel"));
  }

  private String typed(String key) {
    return fields.get(key).typed();
  }

  private void submit() {
    setInputEnabled(false);
    showViolations(Map.of());
    general.setText("Checking…");
    String remote = typed("share_name").isEmpty() ? typed("name") : typed("share_name");
    Share share =
        new Share(
            typed("name"),
            typed("username"),
            typed("thunderbolt_host"),
            typed("fallback_host"),
            remote);
    form.submit(share)
        .whenComplete((found, error) -> EventQueue.invokeLater(() -> answered(found, error)));
  }

  private void answered(Map<String, String> found, Throwable error) {
    setInputEnabled(true);
    if (error == null && found.isEmpty()) {
      dispose();
      return;
    }
    showViolations(error == null ? found : Map.of("", "this is a defect of mountaineer: " + error));
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
    general.setText(others.isEmpty() ? " " : String.join("\n", others));
    resize(general);
    pack();
    fields.values().stream().filter(FormField::isFaulty).findFirst().ifPresent(FormField::focus);
  }
}
