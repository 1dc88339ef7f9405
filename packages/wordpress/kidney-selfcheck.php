<?php
/**
 * Plugin Name:       kidney-selfcheck
 * Description:       Stem cell treatment for kidney failure: is it something to ask about? Short questions for patients of a kidney clinic, as a block and as a shortcode. Everything stays in the reader's browser.
 * Version:           {version}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * Text Domain:       kidney-selfcheck
 *
 * Stores nothing, asks no other host for anything, and prints nothing that is not escaped.
 *
 * @package kidney-selfcheck
 */

defined( 'ABSPATH' ) || exit;

const KIDNEY_SELFCHECK_VERSION = '{version}';

/** What the build wrote: names of the settings, and the emergency number of each country. */
function kidney_selfcheck_facts() {
	static $facts = null;
	if ( null === $facts ) {
		$facts = require __DIR__ . '/settings.php';
	}
	return $facts;
}

/** Registers the scripts, the block and the shortcode. */
function kidney_selfcheck_register() {
	load_plugin_textdomain( 'kidney-selfcheck', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	wp_register_script( 'kidney-selfcheck', plugins_url( 'assets/kidney-selfcheck.js', __FILE__ ), array(), KIDNEY_SELFCHECK_VERSION, true );
	$needs = array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' );
	wp_register_script( 'kidney-selfcheck-settings', plugins_url( 'editor-settings.js', __FILE__ ), array(), KIDNEY_SELFCHECK_VERSION, true );
	wp_register_script( 'kidney-selfcheck-editor', plugins_url( 'editor.js', __FILE__ ), array_merge( $needs, array( 'kidney-selfcheck-settings' ) ), KIDNEY_SELFCHECK_VERSION, true );
	wp_set_script_translations( 'kidney-selfcheck-editor', 'kidney-selfcheck' );
	register_block_type( __DIR__, array( 'render_callback' => 'kidney_selfcheck_block' ) );
	add_shortcode( 'kidney_selfcheck', 'kidney_selfcheck_shortcode' );
}
add_action( 'init', 'kidney_selfcheck_register' );

/**
 * Makes the script tag one of a module, which it must be.
 *
 * @param string $tag    the tag as WordPress writes it.
 * @param string $handle whose tag it is.
 * @param string $src    its address.
 */
function kidney_selfcheck_module( $tag, $handle, $src ) {
	if ( 'kidney-selfcheck' !== $handle ) {
		return $tag;
	}
	// phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript -- it is enqueued, and this is its tag.
	return sprintf( "<script type=\"module\" src=\"%s\"></script>\n", esc_url( $src ) );
}
add_filter( 'script_loader_tag', 'kidney_selfcheck_module', 10, 3 );

/**
 * The block.
 *
 * @param array $attributes as the editor keeps them.
 */
function kidney_selfcheck_block( $attributes ) {
	return kidney_selfcheck_tag( (array) $attributes, '' );
}

/**
 * The shortcode: [kidney_selfcheck country="gb" phone="020 7946 0000"], with words of your own inside if you like.
 *
 * @param array|string $given   WordPress gives a text where there are none.
 * @param string|null  $content what is written inside.
 */
function kidney_selfcheck_shortcode( $given, $content = null ) {
	$attributes = array();
	foreach ( is_array( $given ) ? $given : array() as $name => $value ) {
		// clinic_name is as good as clinic-name.
		$attributes[ str_replace( '_', '-', (string) $name ) ] = $value;
	}
	return kidney_selfcheck_tag( $attributes, (string) $content );
}

/**
 * The tag, with what stands in it until the self-check runs.
 *
 * @param array  $given   settings by name; the self-check itself looks at their values, and tells what is wrong.
 * @param string $content words of the site.
 */
function kidney_selfcheck_tag( $given, $content ) {
	wp_enqueue_script( 'kidney-selfcheck' );
	$facts      = kidney_selfcheck_facts();
	$attributes = '';
	$set        = array();
	foreach ( $facts['settings'] as $name ) {
		if ( ! isset( $given[ $name ] ) || ! is_scalar( $given[ $name ] ) || '' === trim( (string) $given[ $name ] ) ) {
			continue;
		}
		$set[ $name ] = trim( (string) $given[ $name ] );
		$attributes  .= sprintf( ' %s="%s"', $name, esc_attr( $set[ $name ] ) );
	}
	$inside = '' === trim( $content ) ? kidney_selfcheck_fallback( $set ) : wp_kses_post( $content );
	return sprintf( '<kidney-selfcheck%s>%s</kidney-selfcheck>', $attributes, $inside );
}

/**
 * What the patient reads who cannot run it: whom to ask, and whom to call.
 *
 * @param array $set settings by name.
 */
function kidney_selfcheck_fallback( $set ) {
	$numbers = kidney_selfcheck_facts()['numbers'];
	$country = strtolower( isset( $set['country'] ) ? $set['country'] : '' );
	$number  = isset( $numbers[ $country ] ) ? $numbers[ $country ] : __( 'the emergency number (such as 911, 999 or 112)', 'kidney-selfcheck' );
	// As the self-check itself: what is no telephone number is not shown.
	if ( isset( $set['phone'] ) && ! preg_match( '/^\+?[0-9 ().-]{3,40}$/', $set['phone'] ) ) {
		unset( $set['phone'] );
	}
	$contact = implode( ', ', array_intersect_key( $set, array_flip( array( 'clinic-name', 'phone' ) ) ) );
	/* translators: %s: the clinic's name and telephone number. */
	$ask = '' === $contact ? __( 'Ask your kidney doctor (nephrologist).', 'kidney-selfcheck' ) : sprintf( __( 'Ask your kidney doctor (nephrologist): %s.', 'kidney-selfcheck' ), $contact );
	/* translators: %s: the emergency number. */
	$call = sprintf( __( 'If you feel very unwell, call %s now.', 'kidney-selfcheck' ), $number );
	return sprintf( '<p>%s %s</p>', esc_html( $ask ), esc_html( $call ) );
}
