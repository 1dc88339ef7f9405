<?php
/**
 * Nothing is left behind, because nothing was ever stored: no option, no table, no file outside this folder.
 * The settings stand in the pages that hold the block or the shortcode, and go with them.
 *
 * @package kidney-selfcheck
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;
