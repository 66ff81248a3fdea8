-- ratio for each person: the sex is that of the person's latest visit
select level, node, coalesce(who.sex::text, 'T') as sex,
       sum(minutes)::numeric / count(distinct person) as value
  from facts.event record join scope using (unit)
  join lateral (
    select sex from facts.event latest join scope place using (unit)
     where latest.source = record.source and not latest.voided and latest.known_to = 'infinity'
       and place.level = scope.level and place.node = scope.node and latest.person = record.person
       and latest.event_date between :first and :last
     order by event_date desc, natural_key collate "C" desc limit 1) who on true
 where source = 'jobbcoach-besok' and not voided and known_to = 'infinity'
   and event_date between :first and :last and minutes is not null
 group by grouping sets ((level, node), (level, node, who.sex))
