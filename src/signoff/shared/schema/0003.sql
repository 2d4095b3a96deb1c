-- What travels with a notice: the PDF that was seen when it was signed, and what registers note of it

CREATE FUNCTION signoff.add_pdf(signed_notice text, pdf bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me signoff.officer := signoff.asking_officer();
  head signoff.head;
BEGIN
  SELECT * INTO head FROM signoff.head AS known WHERE known.notice = signed_notice AND known.is_signed;
  IF NOT FOUND OR head.is_exempt AND NOT me.may_read_exempt OR NOT EXISTS (
      SELECT 1 FROM signoff.state AS known
      WHERE known.notice = signed_notice AND known.is_signed AND known.received_from = session_user) THEN
    PERFORM signoff.refuse('SG002', 'only whoever sent the signed notice may add the PDF that was seen');
  END IF;
  IF EXISTS (SELECT 1 FROM signoff.seen_pdf AS known WHERE known.notice = signed_notice AND known.data = pdf) THEN
    RETURN;  -- sent twice
  END IF;
  INSERT INTO signoff.seen_pdf
    VALUES (signed_notice, encode(sha256(pdf), 'hex'), clock_timestamp(), session_user, head.is_exempt, pdf);
  PERFORM signoff.count_intake(0, octet_length(pdf));
END $$;

-- Adds what was noted of notices that the officer may see, and is not there yet; numbers become visible in their order.
CREATE FUNCTION signoff.add_events(notices text[], events bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me signoff.officer := signoff.asking_officer();
  size bigint;
BEGIN
  IF cardinality(events) > 1000 THEN
    PERFORM signoff.refuse('SG003', 'these are too many events at once');
  END IF;
  IF EXISTS (SELECT 1 FROM unnest(notices, events) AS sent (notice, data)
             WHERE data IS NULL OR convert_from(data, 'UTF8')::jsonb ->> 'notice' IS DISTINCT FROM notice
                OR convert_from(data, 'UTF8')::jsonb ->> 'kind' IS DISTINCT FROM 'exported') THEN
    PERFORM signoff.refuse('SG003', 'this is not an event of the notice');
  END IF;
  PERFORM 1 FROM signoff.register FOR NO KEY UPDATE;
  WITH added AS (
    INSERT INTO signoff.event
    SELECT nextval('signoff.event_sequence'), notice, encode(sha256(data), 'hex'), clock_timestamp(), session_user, data
    FROM unnest(notices, events) AS sent (notice, data) JOIN signoff.head USING (notice)
    WHERE (NOT head.is_exempt OR me.may_read_exempt)
      AND (head.is_signed OR head.team = ANY (me.teams) OR signoff.folded(me.person) = ANY (head.people))
      AND NOT EXISTS (SELECT 1 FROM signoff.event AS known
                      WHERE known.notice = sent.notice AND known.digest = encode(sha256(sent.data), 'hex'))
    ON CONFLICT DO NOTHING RETURNING octet_length(data) AS size)
  SELECT sum(added.size) INTO size FROM added;
  IF size > 0 THEN
    PERFORM signoff.count_intake(0, size);
  END IF;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA signoff FROM PUBLIC;
GRANT EXECUTE ON FUNCTION signoff.add_pdf(text, bytea) TO signoff_decision_maker, signoff_publisher;
GRANT EXECUTE ON FUNCTION signoff.add_events(text[], bytea[]) TO signoff_preparer, signoff_decision_maker, signoff_publisher;
