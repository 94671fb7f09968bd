<?php
// Installs WordPress into an empty database, and fills it with a morning's posts; run by a test.
// Prints what the test needs to know as JSON.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = $argv[2];
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';

wp_install('The Harbour Post', 'editor', 'editor@post.example', true, '', 'a long password');
update_option('timezone_string', 'Europe/London');
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
foreach (get_posts(['post_type' => ['post', 'page'], 'post_status' => 'any', 'numberposts' => -1]) as $sample) {
    wp_delete_post($sample->ID, true);
}
$editor = get_user_by('login', 'editor');
wp_set_current_user($editor->ID);
wp_update_user(['ID' => $editor->ID, 'display_name' => 'Ann Lee', 'description' => 'Ann covers the harbour.']);
[$password] = WP_Application_Passwords::create_new_application_password($editor->ID, ['name' => 'press']);

$desks = [];
foreach (['City', 'Business', 'Kultur'] as $name) {
    $desks[$name] = wp_insert_term($name, 'category')['term_id'];
}

$picture = wp_upload_bits('ferry.jpg', null, file_get_contents($argv[3]));
$lead = wp_insert_attachment(
    ['post_mime_type' => 'image/jpeg', 'post_title' => 'ferry', 'post_status' => 'inherit',
     'post_excerpt' => 'The ferry Constance leaves the harbour at dawn (Harbour Post/Ann Lee)'],
    $picture['file']
);
wp_update_attachment_metadata($lead, wp_generate_attachment_metadata($lead, $picture['file']));
update_post_meta($lead, '_wp_attachment_image_alt', 'A white ferry among gulls');

$ids = [];
foreach (json_decode(file_get_contents($argv[4]), true) as $post) {
    $id = wp_insert_post([
        'post_type' => $post['type'] ?? 'post',
        'post_title' => $post['title'],
        'post_content' => str_replace(
            ['{picture}', '{src}', '{id}'],
            [wp_get_attachment_image($lead, 'large'), wp_get_attachment_url($lead), $lead],
            $post['content']
        ),
        'post_excerpt' => $post['excerpt'] ?? '',
        'post_status' => $post['status'] ?? 'publish',
        'post_password' => $post['password'] ?? '',
        'post_date' => $post['date'],
        'post_author' => $editor->ID,
        'post_category' => [$desks[$post['desk']]],
    ], true);
    if (is_wp_error($id)) {
        fwrite(STDERR, $id->get_error_message());
        exit(1);
    }
    if ($post['picture'] ?? false) {
        set_post_thumbnail($id, $lead);
    }
    $ids[$post['title']] = $id;
}
flush_rewrite_rules();
echo json_encode(['password' => $password, 'posts' => $ids]);
