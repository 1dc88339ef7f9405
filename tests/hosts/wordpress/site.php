<?php
/**
 * What an administrator does, as commands: php site.php <folder of WordPress> <command> [<address>].
 * Answers with one line of JSON.
 */

list( , $folder, $command ) = $argv;
$_SERVER['HTTP_HOST'] = '127.0.0.1';
if ( 'install' === $command ) {
	define( 'WP_INSTALLING', true );
}
require $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

const PLUGIN = 'kidney-selfcheck/kidney-selfcheck.php';

/** Everything that WordPress keeps: rows of options, and names of tables. What it renews by itself is left out. */
function kept() {
	global $wpdb;
	$options = $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name NOT LIKE '%transient%' ORDER BY 1" );
	$meta    = $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->usermeta WHERE meta_key LIKE '%kidney%'" ) + $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key LIKE '%kidney%'" );
	return array(
		'options' => array_values( array_diff( $options, array( 'recently_activated', 'uninstall_plugins', 'rewrite_rules', 'cron', 'can_compress_scripts', 'theme_mods_twentytwentythree' ) ) ),
		'tables'  => $wpdb->get_col( 'SHOW TABLES' ),
		'meta'    => (int) $meta,
		'named'   => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->options WHERE option_name LIKE '%kidney%'" ),
	);
}

function page( $title, $content ) {
	// Whatever the filters for strangers would take away: the plugin alone is to be judged.
	kses_remove_filters();
	$page = array(
		'post_type'    => 'page',
		'post_status'  => 'publish',
		'post_title'   => $title,
		'post_content' => wp_slash( $content ),
	);
	return wp_insert_post( $page, true );
}

switch ( $command ) {
	case 'install':
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		wp_install( 'A clinic', 'admin', 'admin@clinic.example', false, '', 'never-used-elsewhere' );
		update_option( 'siteurl', $argv[3] );
		update_option( 'home', $argv[3] );
		$answer = true;
		break;
	case 'kept':
		$answer = kept();
		break;
	case 'activate':
		$answer = activate_plugin( PLUGIN );
		$answer = is_wp_error( $answer ) ? $answer->get_error_message() : 'active';
		break;
	case 'pages':
		$hostile = '"><script>window.pwned = 1</script><img src=x onerror="window.pwned = 2">';
		$settings = array(
			'country'     => 'gb',
			'clinic-name' => 'St Example',
			'phone'       => $hostile,
			'onclick'     => 'window.pwned = 3',
			'funding'     => $hostile,
		);
		$answer = array(
			'shortcode' => page( 'Shortcode', '[kidney_selfcheck country="gb" clinic_name="St Example" phone="020 7946 0000" heading-level="2" onclick="window.pwned = 3"]' ),
			'content'   => page( 'Words inside', '[kidney_selfcheck country="us"]<p id="own">Our own words.</p><script>window.pwned = 4</script>[/kidney_selfcheck]' ),
			'builder'   => page( 'Builder', '[kidney_selfcheck country="gb" clinic-name="St &quot;Example&quot; &#91;x&#93; &#92; &lt;b&gt;"]' ),
			'block'     => page( 'Block', get_comment_delimited_block_content( 'kidney-selfcheck/check', array( 'country' => 'gb', 'clinic-name' => 'St Example', 'phone' => '020 7946 0000', 'heading-level' => '2' ), '' ) ),
			'hostile'   => page( 'Hostile', get_comment_delimited_block_content( 'kidney-selfcheck/check', $settings, '' ) . "[kidney_selfcheck funding='\"><script>window.pwned = 5</script>']" ),
		);
		break;
	case 'remove':
		deactivate_plugins( PLUGIN );
		delete_plugins( array( PLUGIN ) );
		$answer = file_exists( WP_PLUGIN_DIR . '/kidney-selfcheck' ) ? 'still there' : 'gone';
		break;
}
echo "\n", wp_json_encode( $answer ), "\n";
