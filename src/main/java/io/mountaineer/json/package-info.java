/**
 * JSON, for the state, the history and {@code --json}: maps in, text out; text in, fields of the
 * type asked for out. Built on the tree of jackson-databind; uses no other package of mountaineer.
 *
 * <p>Nothing is bound to beans: each key is written and read by hand, and stands in one place.
 */
package io.mountaineer.json;
