package io.mountaineer.tray;

import io.mountaineer.tray.menu.MenuEntry;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Screen that stores menus and windows, for a test to read and to answer. */
final class FakeScreen implements TrayScreen {

  /** Question with the effect of a yes. */
  record Question(Notice notice, String yes, Runnable then) {}

  final List<TrayMenu> menus = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();
  final List<Question> questions = new ArrayList<>();
  Optional<FavoriteForm> form = Optional.empty();
  Optional<RemovalForm> removal = Optional.empty();
  Optional<ShareFolders> folders = Optional.empty();

  @Override
  public void show(TrayMenu menu) {
    menus.add(menu);
  }

  @Override
  public void show(Notice notice) {
    notices.add(notice);
  }

  @Override
  public void confirm(Notice notice, String yes, Runnable then) {
    questions.add(new Question(notice, yes, then));
  }

  @Override
  public void addFavorite(FavoriteForm opened) {
    form = Optional.of(opened);
  }

  @Override
  public void removeFavorite(RemovalForm opened) {
    removal = Optional.of(opened);
  }

  @Override
  public void browse(ShareFolders opened) {
    folders = Optional.of(opened);
  }

  @Override
  public void close() {}

  TrayMenu menu() {
    return menus.get(menus.size() - 1);
  }

  /** Returns the lines at the top of the menu now. */
  List<String> lines() {
    return lines(menu().entries());
  }

  private static List<String> lines(List<MenuEntry> entries) {
    return entries.stream().map(FakeScreen::text).toList();
  }

  private static String text(MenuEntry entry) {
    if (entry instanceof MenuEntry.Submenu submenu) {
      return submenu.text();
    }
    if (entry instanceof MenuEntry.Item item) {
      return item.text();
    }
    if (entry instanceof MenuEntry.Check check) {
      return (check.on() ? "[x] " : "[ ] ") + check.text();
    }
    return entry instanceof MenuEntry.Note note ? note.text() : "-";
  }

  /** Returns the action of the entry of this text at any level; it must exist and not be grey. */
  TrayAction action(String text) {
    return all(menu().entries())
        .filter(entry -> text(entry).replaceFirst("^\\[.] ", "").equals(text))
        .map(FakeScreen::action)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + text + " in " + menu()));
  }

  private static TrayAction action(MenuEntry entry) {
    if (entry instanceof MenuEntry.Item item && item.enabled()) {
      return item.action();
    }
    if (entry instanceof MenuEntry.Check check) {
      return check.action();
    }
    throw new AssertionError("cannot be chosen: " + entry);
  }

  private static Stream<MenuEntry> all(List<MenuEntry> entries) {
    return entries.stream()
        .flatMap(
            entry ->
                entry instanceof MenuEntry.Submenu submenu
                    ? Stream.concat(Stream.of(entry), all(submenu.entries()))
                    : Stream.of(entry));
  }
}
