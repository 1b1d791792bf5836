package io.mountaineer.tray.menu;

import io.mountaineer.core.Interface;

/** Action that a menu entry asks for: the use case of the command of that name. */
public sealed interface TrayAction {

  /** {@code switch}. */
  record SwitchShare(String share, Interface to) implements TrayAction {}

  /** {@code switch --when-idle --no-wait}. */
  record SwitchWhenIdle(String share, Interface to) implements TrayAction {}

  /** {@code switch --cancel}. */
  record CancelRequest(String share) implements TrayAction {}

  /** {@code mount --share}. */
  record MountShare(String share) implements TrayAction {}

  /** {@code unmount --share}. */
  record UnmountShare(String share) implements TrayAction {}

  /** Shows the stable path of a share in Finder. */
  record OpenShare(String share) implements TrayAction {}

  /** Puts the stable path of a share on the clipboard. */
  record CopyPath(String share) implements TrayAction {}

  /** {@code folders}, then {@code alias add}. */
  record AddShortcut(String share) implements TrayAction {}

  /** Shows the folder of an alias in Finder. */
  record OpenShortcut(String alias) implements TrayAction {}

  /** {@code alias remove}. */
  record RemoveShortcut(String alias) implements TrayAction {}

  /** {@code favorites remove}. */
  record RemoveShare(String share) implements TrayAction {}

  /** Action on no share in particular. */
  enum Common implements TrayAction {
    /** {@code favorites add}. */
    ADD_SHARE,
    /** {@code depart}. */
    PREPARE_TO_UNPLUG,
    /** {@code arrive}. */
    SWITCH_ALL_BACK,
    MOUNT_ALL,
    UNMOUNT_ALL,
    /** {@code pause 1h}. */
    PAUSE_FOR_AN_HOUR,
    /** {@code pause --until 8:00} of the next day. */
    PAUSE_UNTIL_TOMORROW,
    /** {@code resume}. */
    RESUME,
    OPEN_SHARES_FOLDER,
    OPEN_LOG,
    OPEN_CONFIG,
    /** {@code config validate}. */
    SHOW_PROBLEMS,
    /** {@code doctor}. */
    RUN_DOCTOR,
    /** {@code --version}. */
    ABOUT,
    QUIT
  }

  /** Start of the program at login, or its end. */
  record OpenAtLogin(boolean on) implements TrayAction {}

  /** {@code config set}. */
  record SetFlag(String key, boolean on) implements TrayAction {}
}
