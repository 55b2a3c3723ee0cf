vcl 4.1;

backend nodes {
  .host = "$front";
  .port = "$balancer_port";
  .first_byte_timeout = 300s;
}

acl purgers {
  "$front";
  "$node1";
  "$node2";
}

sub vcl_recv {
  if (req.method == "PURGE") {
    if (client.ip !~ purgers) {
      return (synth(405));
    }
    return (purge);
  }
  # Cookies of statistics and the like change no answer; those of Plone do, and whoever
  # has one (a login above all) gets nothing that is kept here.
  if (req.http.Cookie !~ "(^|; *)(__ac|__cp|_ZopeId|I18N_LANGUAGE|statusmessages)=") {
    unset req.http.Cookie;
  }
}

sub vcl_hash {
  # One site, and nodes purge its paths by another host: that of this cache.
  hash_data(req.url);
  return (lookup);
}

sub vcl_backend_response {
  # Varnish would keep what does not say how long for two minutes, and all of it for ten
  # seconds more than it may.
  if (!beresp.http.Cache-Control) {
    set beresp.ttl = 0s;
  }
  set beresp.grace = 0s;
}

sub vcl_deliver {
  if (obj.hits > 0) {
    set resp.http.X-Cache = "HIT";
  } else {
    set resp.http.X-Cache = "MISS";
  }
}
