-- resources: minutes that go to a sex through the persons of that sex, both of known sex
with given as (
select level, node, who.sex::text, sum(minutes)::numeric as minutes, count(distinct person)::numeric as persons
  from facts.event record join scope using (unit)
  join lateral (
    select sex from facts.event latest join scope place using (unit)
     where latest.source = record.source and not latest.voided and latest.known_to = 'infinity'
       and place.level = scope.level and place.node = scope.node and latest.person = record.person
       and latest.event_date between :first and :last
     order by event_date desc, natural_key collate "C" desc limit 1) who on true
 where source = 'jobbcoach-besok' and not voided and known_to = 'infinity'
   and event_date between :first and :last and minutes is not null and who.sex in ('K', 'M')
 group by level, node, who.sex)
select level, node, sex,
       minutes / nullif(sum(minutes) over (partition by level, node), 0)
         / (persons / sum(persons) over (partition by level, node)) as value
  from given
