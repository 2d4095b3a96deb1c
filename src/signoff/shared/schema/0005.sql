-- Signatures that do not stand: of a notice that was signed in two places, the one that came first stands; the other was
-- withdrawn where it was given, by whoever decided so, and is kept here as it then was.

CREATE TABLE signoff.set_aside (
  notice text NOT NULL REFERENCES signoff.head (notice),
  digest text NOT NULL CHECK (digest = encode(sha256(data), 'hex')),
  received_at timestamptz NOT NULL,
  received_from name NOT NULL,
  signed_by text NOT NULL,
  is_exempt boolean NOT NULL,
  data bytea NOT NULL CHECK (octet_length(data) BETWEEN 1 AND 6291456),
  PRIMARY KEY (notice, digest)
);
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON signoff.set_aside EXECUTE FUNCTION signoff.keep();

CREATE FUNCTION signoff.decision_signature(document jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS
$$ SELECT jsonb_path_query_first(document, '$.signatures[*] ? (@.role == "decision_maker")') $$;

-- Keeps a withdrawn state whose signature is another than the one that stands; what is there already is accepted again.
CREATE FUNCTION signoff.set_aside(withdrawn bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me signoff.officer := signoff.asking_officer();
  other signoff.offered := (signoff.read_offered(ARRAY[withdrawn], ARRAY['']))[1];
  head signoff.head;
  standing jsonb;
BEGIN
  IF NOT other.is_signed OR other.document ->> 'status' IS DISTINCT FROM 'withdrawn' THEN
    PERFORM signoff.refuse('SG003', 'only a signature that was withdrawn is set aside');
  END IF;
  SELECT * INTO head FROM signoff.head AS known WHERE known.notice = other.notice AND known.is_signed;
  IF NOT FOUND OR (head.is_exempt OR other.is_exempt) AND NOT me.may_read_exempt THEN
    PERFORM signoff.refuse('SG002', format('no signature that %s may read stands in its place', me.person));
  END IF;
  SELECT convert_from(known.data, 'UTF8')::jsonb INTO standing FROM signoff.state AS known
    WHERE known.sequence = head.sequence;
  IF signoff.decision_signature(other.document) = signoff.decision_signature(standing) THEN
    PERFORM signoff.refuse('SG003', 'this signature is the one that stands');
  END IF;
  INSERT INTO signoff.set_aside VALUES (other.notice, other.digest, clock_timestamp(), session_user,
      left(coalesce(signoff.decision_signature(other.document) ->> 'name', ''), 200), other.is_exempt, other.data)
    ON CONFLICT DO NOTHING;
  IF FOUND THEN
    PERFORM signoff.count_intake(0, octet_length(other.data));
  END IF;
END $$;

ALTER TABLE signoff.set_aside ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON signoff.set_aside FOR SELECT USING (  -- as the notice is now
  (NOT is_exempt OR (SELECT signoff.may_read_exempt()))
  AND EXISTS (SELECT 1 FROM signoff.head WHERE head.notice = set_aside.notice));

-- Which of these notices are there, whoever may see them: by that a laptop notices that one which it had shared is gone.
CREATE FUNCTION signoff.still_there(notices text[]) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT notice FROM signoff.head WHERE notice = ANY (notices) AND signoff.is_officer() $$;

-- Lets others see that a session has a notice open, in place of any other, or none for NULL. A login takes no other locks of
-- this kind: by thousands of them it would use up the memory that all sessions share.
CREATE FUNCTION signoff.hold(key bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_unlock_all();
  IF key IS NOT NULL AND signoff.is_officer() THEN
    PERFORM pg_try_advisory_lock_shared(key);
  END IF;
END $$;

REVOKE ALL ON FUNCTION signoff.hold(bigint), signoff.still_there(text[]), signoff.decision_signature(jsonb), signoff.set_aside(bytea) FROM PUBLIC;
GRANT SELECT ON signoff.set_aside TO signoff_reader;
GRANT EXECUTE ON FUNCTION signoff.hold(bigint), signoff.still_there(text[]) TO signoff_reader;
GRANT EXECUTE ON FUNCTION signoff.set_aside(bytea) TO signoff_preparer, signoff_decision_maker, signoff_publisher;
