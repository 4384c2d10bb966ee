<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
  <context>
    <name>AudienceStep</name>
    <message numerus="yes">
      <source>For %Ln customer(s)</source>
      <translation>
        <numerusform>For %Ln customer</numerusform>
        <numerusform>For %Ln customers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln more customer(s), picked at random, will get nothing: what they spend later shows what the campaign brought.</source>
      <translation>
        <numerusform>%Ln more customer, picked at random, will get nothing: what they spend later shows what the campaign brought.</numerusform>
        <numerusform>%Ln more customers, picked at random, will get nothing: what they spend later shows what the campaign brought.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BlockedCard</name>
    <message numerus="yes">
      <source>and %Ln more</source>
      <translation>
        <numerusform>and %Ln more</numerusform>
        <numerusform>and %Ln more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CampaignDetail</name>
    <message numerus="yes">
      <source>Sales of %Ln day(s) since then, with the list and the control group compared.</source>
      <translation>
        <numerusform>Sales of %Ln day since then, with the list and the control group compared.</numerusform>
        <numerusform>Sales of %Ln days since then, with the list and the control group compared.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CampaignWizard</name>
    <message numerus="yes">
      <source>%Ln customer(s) can be reached this way.</source>
      <translation>
        <numerusform>%Ln customer can be reached this way.</numerusform>
        <numerusform>%Ln customers can be reached this way.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CustomerFigures</name>
    <message numerus="yes">
      <source>Next %Ln day(s)</source>
      <translation>
        <numerusform>Next %Ln day</numerusform>
        <numerusform>Next %Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>now %Ln overdue</source>
      <translation>
        <numerusform>now %Ln overdue</numerusform>
        <numerusform>now %Ln overdue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln day</numerusform>
        <numerusform>%Ln days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CustomerProfile</name>
    <message numerus="yes">
      <source>%Ln visit(s)</source>
      <translation>
        <numerusform>%Ln visit</numerusform>
        <numerusform>%Ln visits</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CustomersPage</name>
    <message numerus="yes">
      <source>%Ln shown</source>
      <translation>
        <numerusform>%Ln shown</numerusform>
        <numerusform>%Ln shown</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DataPage</name>
    <message numerus="yes">
      <source>%Ln customer(s) are kept though no file has them: you wrote of them, or a campaign or a consent does.</source>
      <translation>
        <numerusform>%Ln customer is kept though no file has them: you wrote of them, or a campaign or a consent does.</numerusform>
        <numerusform>%Ln customers are kept though no file has them: you wrote of them, or a campaign or a consent does.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) stored</source>
      <translation>
        <numerusform>%Ln line stored</numerusform>
        <numerusform>%Ln lines stored</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{name} and %Ln more</source>
      <translation>
        <numerusform>{name} and %Ln more</numerusform>
        <numerusform>{name} and %Ln more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Effect</name>
    <message numerus="yes">
      <source>Eight times of ten between {low} and {high} within %Ln day(s), compared with doing nothing.</source>
      <translation>
        <numerusform>Eight times of ten between {low} and {high} within %Ln day, compared with doing nothing.</numerusform>
        <numerusform>Eight times of ten between {low} and {high} within %Ln days, compared with doing nothing.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Measured on %Ln campaign(s) of your own.</source>
      <translation>
        <numerusform>Measured on %Ln campaign of your own.</numerusform>
        <numerusform>Measured on %Ln campaigns of your own.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>EraseCustomer</name>
    <message numerus="yes">
      <source>%Ln answer(s) whether we may write</source>
      <translation>
        <numerusform>%Ln answer whether we may write</numerusform>
        <numerusform>%Ln answers whether we may write</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln view(s), wish(es) and rating(s)</source>
      <translation>
        <numerusform>%Ln view, wish and rating</numerusform>
        <numerusform>%Ln views, wishes and ratings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>their place in %Ln campaign(s)</source>
      <translation>
        <numerusform>their place in %Ln campaign</numerusform>
        <numerusform>their place in %Ln campaigns</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>What stays: %Ln sale line(s), without a customer, so that your totals stay true.</source>
      <translation>
        <numerusform>What stays: %Ln sale line, without a customer, so that your totals stay true.</numerusform>
        <numerusform>What stays: %Ln sale lines, without a customer, so that your totals stay true.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sale line(s) stay, without a customer. The file was written anew.</source>
      <translation>
        <numerusform>%Ln sale line stay, without a customer. The file was written anew.</numerusform>
        <numerusform>%Ln sale lines stay, without a customer. The file was written anew.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ExportStep</name>
    <message numerus="yes">
      <source>The list for %Ln customer(s) is saved</source>
      <translation>
        <numerusform>The list for %Ln customer is saved</numerusform>
        <numerusform>The list for %Ln customers is saved</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FixBar</name>
    <message numerus="yes">
      <source>Correct all %Ln like it</source>
      <translation>
        <numerusform>Correct all %Ln like it</numerusform>
        <numerusform>Correct all %Ln like it</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HiddenWeeks</name>
    <message numerus="yes">
      <source>We hid the last %Ln day(s) and asked the model who would buy what.</source>
      <translation>
        <numerusform>We hid the last %Ln day and asked the model who would buy what.</numerusform>
        <numerusform>We hid the last %Ln days and asked the model who would buy what.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The shop has %Ln product(s), so a list of ten holds them all, whoever makes it: what helps is their order.</source>
      <translation>
        <numerusform>The shop has %Ln product, so a list of ten holds them all, whoever makes it: what helps is their order.</numerusform>
        <numerusform>The shop has %Ln products, so a list of ten holds them all, whoever makes it: what helps is their order.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln time(s)</source>
      <translation>
        <numerusform>%Ln time</numerusform>
        <numerusform>%Ln times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Meaning</name>
    <message numerus="yes">
      <source>{name}: {n} of 100, between {low} and {high} in 19 of 20 cases, %Ln customer(s)</source>
      <translation>
        <numerusform>{name}: {n} of 100, between {low} and {high} in 19 of 20 cases, %Ln customer</numerusform>
        <numerusform>{name}: {n} of 100, between {low} and {high} in 19 of 20 cases, %Ln customers</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MessagePreview</name>
    <message numerus="yes">
      <source>%Ln character(s)</source>
      <translation>
        <numerusform>%Ln character</numerusform>
        <numerusform>%Ln characters</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln text message(s)</source>
      <translation>
        <numerusform>%Ln text message</numerusform>
        <numerusform>%Ln text messages</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PassphraseCard</name>
    <message numerus="yes">
      <source>Remove %Ln earlier copy(s)</source>
      <translation>
        <numerusform>Remove %Ln earlier copy</numerusform>
        <numerusform>Remove %Ln earlier copies</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PinCard</name>
    <message numerus="yes">
      <source>Once in %Ln minute(s)</source>
      <translation>
        <numerusform>Once in %Ln minute</numerusform>
        <numerusform>Once in %Ln minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PreviewStep</name>
    <message numerus="yes">
      <source>%Ln more sheet(s) were not read either: the report of the import names them.</source>
      <translation>
        <numerusform>%Ln more sheet was not read either: the report of the import names them.</numerusform>
        <numerusform>%Ln more sheets were not read either: the report of the import names them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s)</source>
      <translation>
        <numerusform>%Ln line</numerusform>
        <numerusform>%Ln lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s)</source>
      <translation>
        <numerusform>%Ln customer</numerusform>
        <numerusform>%Ln customers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln product(s)</source>
      <translation>
        <numerusform>%Ln product</numerusform>
        <numerusform>%Ln products</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ProductCard</name>
    <message numerus="yes">
      <source>On %Ln receipt(s)</source>
      <translation>
        <numerusform>On %Ln receipt</numerusform>
        <numerusform>On %Ln receipts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln time(s)</source>
      <translation>
        <numerusform>%Ln time</numerusform>
        <numerusform>%Ln times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln day</numerusform>
        <numerusform>%Ln days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ProductsPage</name>
    <message numerus="yes">
      <source>%Ln shown</source>
      <translation>
        <numerusform>%Ln shown</numerusform>
        <numerusform>%Ln shown</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PurchaseTimeline</name>
    <message numerus="yes">
      <source>%Ln visit(s)</source>
      <translation>
        <numerusform>%Ln visit</numerusform>
        <numerusform>%Ln visits</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RecordPair</name>
    <message numerus="yes">
      <source>%Ln visit(s)</source>
      <translation>
        <numerusform>%Ln visit</numerusform>
        <numerusform>%Ln visits</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ReportStep</name>
    <message numerus="yes">
      <source>%Ln sale(s) imported</source>
      <translation>
        <numerusform>%Ln sale imported</numerusform>
        <numerusform>%Ln sales imported</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Learn from %Ln sale(s)? It takes a minute or two; you can go on working.</source>
      <translation>
        <numerusform>Learn from %Ln sale? It takes a minute or two; you can go on working.</numerusform>
        <numerusform>Learn from %Ln sales? It takes a minute or two; you can go on working.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SameCustomers</name>
    <message numerus="yes">
      <source>%Ln to decide</source>
      <translation>
        <numerusform>%Ln to decide</numerusform>
        <numerusform>%Ln to decide</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Show %Ln less likely</source>
      <translation>
        <numerusform>Show %Ln less likely</numerusform>
        <numerusform>Show %Ln less likely</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) put together because they certainly are one</source>
      <translation>
        <numerusform>%Ln customer put together because they certainly are one</numerusform>
        <numerusform>%Ln customers put together because they certainly are one</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln pair(s) that you decided</source>
      <translation>
        <numerusform>%Ln pair that you decided</numerusform>
        <numerusform>%Ln pairs that you decided</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>… and %Ln more</source>
      <translation>
        <numerusform>… and %Ln more</numerusform>
        <numerusform>… and %Ln more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SegmentsGrid</name>
    <message numerus="yes">
      <source>{group}: %Ln customer(s), {share} of all</source>
      <translation>
        <numerusform>{group}: %Ln customer, {share} of all</numerusform>
        <numerusform>{group}: %Ln customers, {share} of all</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SegmentsPage</name>
    <message numerus="yes">
      <source>%Ln customer(s) who have bought, up to {day}</source>
      <translation>
        <numerusform>%Ln customer who has bought, up to {day}</numerusform>
        <numerusform>%Ln customers who have bought, up to {day}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) have bought so far. A group would be a handful of people, and who is in it chance. From {fewest} on, groups tell something.</source>
      <translation>
        <numerusform>%Ln customer has bought so far. A group would be a handful of people, and who is in it chance. From {fewest} on, groups tell something.</numerusform>
        <numerusform>%Ln customers have bought so far. A group would be a handful of people, and who is in it chance. From {fewest} on, groups tell something.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SpellingsCard</name>
    <message numerus="yes">
      <source>%Ln to decide</source>
      <translation>
        <numerusform>%Ln to decide</numerusform>
        <numerusform>%Ln to decide</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Show all %Ln</source>
      <translation>
        <numerusform>Show all %Ln</numerusform>
        <numerusform>Show all %Ln</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SystemsCard</name>
    <message numerus="yes">
      <source>Exports of %Ln system(s) are recognised without a question.</source>
      <translation>
        <numerusform>Exports of %Ln system is recognised without a question.</numerusform>
        <numerusform>Exports of %Ln systems are recognised without a question.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>_Cluster</name>
    <message numerus="yes">
      <source>%Ln sale(s)</source>
      <translation>
        <numerusform>%Ln sale</numerusform>
        <numerusform>%Ln sales</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message numerus="yes">
      <source>%Ln product(s)</source>
      <translation>
        <numerusform>%Ln product</numerusform>
        <numerusform>%Ln products</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %Ln day(s)</source>
      <translation>
        <numerusform>in %Ln day</numerusform>
        <numerusform>in %Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) overdue</source>
      <translation>
        <numerusform>%Ln day overdue</numerusform>
        <numerusform>%Ln days overdue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{name}, {day}: came after %Ln day(s)</source>
      <translation>
        <numerusform>{name}, {day}: came after %Ln day</numerusform>
        <numerusform>{name}, {day}: came after %Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sale(s) are waiting to be learned from</source>
      <translation>
        <numerusform>%Ln sale is waiting to be learned from</numerusform>
        <numerusform>%Ln sales are waiting to be learned from</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) of new sales have not been learned from</source>
      <translation>
        <numerusform>%Ln day of new sales has not been learned from</numerusform>
        <numerusform>%Ln days of new sales have not been learned from</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln regular(s) have gone quiet in the last month</source>
      <translation>
        <numerusform>%Ln regular has gone quiet in the last month</numerusform>
        <numerusform>%Ln regulars have gone quiet in the last month</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Perhaps {value} in the next {days} days, a rough guess: of %Ln hidden day(s), {expected} was expected for each 100 that customers spent</source>
      <translation>
        <numerusform>Perhaps {value} in the next {days} days, a rough guess: of %Ln hidden day, {expected} was expected for each 100 that customers spent</numerusform>
        <numerusform>Perhaps {value} in the next {days} days, a rough guess: of %Ln hidden days, {expected} was expected for each 100 that customers spent</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) are due to come back this week</source>
      <translation>
        <numerusform>%Ln customer is due to come back this week</numerusform>
        <numerusform>%Ln customers are due to come back this week</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Written to %Ln customer(s), compared with a few who were not</source>
      <translation>
        <numerusform>Written to %Ln customer, compared with a few who were not</numerusform>
        <numerusform>Written to %Ln customers, compared with a few who were not</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Its list for %Ln customer(s) was saved on {day}; what it brings is counted once it was sent</source>
      <translation>
        <numerusform>Its list for %Ln customer was saved on {day}; what it brings is counted once it was sent</numerusform>
        <numerusform>Its list for %Ln customers was saved on {day}; what it brings is counted once it was sent</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) came once in the last two months, and not again yet</source>
      <translation>
        <numerusform>%Ln customer came once in the last two months, and not again yet</numerusform>
        <numerusform>%Ln customers came once in the last two months, and not again yet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The sales cover %Ln day(s) so far</source>
      <translation>
        <numerusform>The sales cover %Ln day so far</numerusform>
        <numerusform>The sales cover %Ln days so far</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are refunds</source>
      <translation>
        <numerusform>%Ln line is a refund</numerusform>
        <numerusform>%Ln lines are refunds</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) were there already</source>
      <translation>
        <numerusform>%Ln line was there already</numerusform>
        <numerusform>%Ln lines were there already</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have no customer</source>
      <translation>
        <numerusform>%Ln line has no customer</numerusform>
        <numerusform>%Ln lines have no customer</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have no amount</source>
      <translation>
        <numerusform>%Ln line has no amount</numerusform>
        <numerusform>%Ln lines have no amount</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) cannot be read</source>
      <translation>
        <numerusform>%Ln cell cannot be read</numerusform>
        <numerusform>%Ln cells cannot be read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln product(s) may be others in another spelling</source>
      <translation>
        <numerusform>%Ln product may be others in another spelling</numerusform>
        <numerusform>%Ln products may be others in another spelling</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln repeated line(s) count once</source>
      <translation>
        <numerusform>%Ln repeated line count once</numerusform>
        <numerusform>%Ln repeated lines count once</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>the last sale is %Ln day(s) old</source>
      <translation>
        <numerusform>the last sale is %Ln day old</numerusform>
        <numerusform>the last sale is %Ln days old</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) of a year are covered</source>
      <translation>
        <numerusform>%Ln day of a year are covered</numerusform>
        <numerusform>%Ln days of a year are covered</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) have no e-mail, phone or address</source>
      <translation>
        <numerusform>%Ln customer has no e-mail, phone or address</numerusform>
        <numerusform>%Ln customers have no e-mail, phone or address</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln pair(s) may be one person</source>
      <translation>
        <numerusform>%Ln pair may be one person</numerusform>
        <numerusform>%Ln pairs may be one person</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are postage, fees or samples</source>
      <translation>
        <numerusform>%Ln line is postage, fees or samples</numerusform>
        <numerusform>%Ln lines are postage, fees or samples</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) stand twice in a receipt</source>
      <translation>
        <numerusform>%Ln line stands twice in a receipt</numerusform>
        <numerusform>%Ln lines stand twice in a receipt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) were there already under another number</source>
      <translation>
        <numerusform>%Ln customer was there already under another number</numerusform>
        <numerusform>%Ln customers were there already under another number</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln pair(s) of customers may be one person</source>
      <translation>
        <numerusform>%Ln pair of customers may be one person</numerusform>
        <numerusform>%Ln pairs of customers may be one person</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have no date</source>
      <translation>
        <numerusform>%Ln line has no date</numerusform>
        <numerusform>%Ln lines have no date</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln date(s) cannot be read</source>
      <translation>
        <numerusform>%Ln date cannot be read</numerusform>
        <numerusform>%Ln dates cannot be read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln date(s) lie too far back or ahead</source>
      <translation>
        <numerusform>%Ln date lies too far back or ahead</numerusform>
        <numerusform>%Ln dates lie too far back or ahead</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln amount(s) are not numbers</source>
      <translation>
        <numerusform>%Ln amount is not numbers</numerusform>
        <numerusform>%Ln amounts are not numbers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln quantities cannot be read</source>
      <translation>
        <numerusform>%Ln quantity cannot be read</numerusform>
        <numerusform>%Ln quantities cannot be read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) should be numbers</source>
      <translation>
        <numerusform>%Ln cell should be numbers</numerusform>
        <numerusform>%Ln cells should be numbers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln number(s) were cut short by Excel, such as 5.24E+15</source>
      <translation>
        <numerusform>%Ln number was cut short by Excel, such as 5.24E+15</numerusform>
        <numerusform>%Ln numbers were cut short by Excel, such as 5.24E+15</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) do not say which product</source>
      <translation>
        <numerusform>%Ln line does not say which product</numerusform>
        <numerusform>%Ln lines do not say which product</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln date(s) were written without their year</source>
      <translation>
        <numerusform>%Ln date was written without their year</numerusform>
        <numerusform>%Ln dates were written without their year</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) were cancelled or given back</source>
      <translation>
        <numerusform>%Ln line was cancelled or given back</numerusform>
        <numerusform>%Ln lines were cancelled or given back</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) of other files or sheets were corrected</source>
      <translation>
        <numerusform>%Ln line of other files or sheets were corrected</numerusform>
        <numerusform>%Ln lines of other files or sheets were corrected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) of other files or sheets are cancelled or refunded now</source>
      <translation>
        <numerusform>%Ln line of other files or sheets are cancelled or refunded now</numerusform>
        <numerusform>%Ln lines of other files or sheets are cancelled or refunded now</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln receipt(s) of other files or sheets are there with their goods now</source>
      <translation>
        <numerusform>%Ln receipt of other files or sheets are there with their goods now</numerusform>
        <numerusform>%Ln receipts of other files or sheets are there with their goods now</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) name no product</source>
      <translation>
        <numerusform>%Ln line name no product</numerusform>
        <numerusform>%Ln lines name no product</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) do not say which customer</source>
      <translation>
        <numerusform>%Ln line does not say which customer</numerusform>
        <numerusform>%Ln lines do not say which customer</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln consent(s) are neither yes nor no</source>
      <translation>
        <numerusform>%Ln consent is neither yes nor no</numerusform>
        <numerusform>%Ln consents are neither yes nor no</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln consent(s) name no way of writing</source>
      <translation>
        <numerusform>%Ln consent name no way of writing</numerusform>
        <numerusform>%Ln consents name no way of writing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln view(s) cannot be read</source>
      <translation>
        <numerusform>%Ln view cannot be read</numerusform>
        <numerusform>%Ln views cannot be read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are totals</source>
      <translation>
        <numerusform>%Ln row is a total</numerusform>
        <numerusform>%Ln rows are totals</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) repeat the headings</source>
      <translation>
        <numerusform>%Ln row repeats the headings</numerusform>
        <numerusform>%Ln rows repeat the headings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are not sales</source>
      <translation>
        <numerusform>%Ln row is not sales</numerusform>
        <numerusform>%Ln rows are not sales</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are hidden in the sheet, perhaps by a filter</source>
      <translation>
        <numerusform>%Ln row is hidden in the sheet, perhaps by a filter</numerusform>
        <numerusform>%Ln rows are hidden in the sheet, perhaps by a filter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) have a quotation mark that does not close</source>
      <translation>
        <numerusform>%Ln row has a quotation mark that does not close</numerusform>
        <numerusform>%Ln rows have a quotation mark that does not close</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln column(s) hold the sales of a product, a day or a month each</source>
      <translation>
        <numerusform>%Ln column holds the sales of a product, a day or a month each</numerusform>
        <numerusform>%Ln columns hold the sales of a product, a day or a month each</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) list several products</source>
      <translation>
        <numerusform>%Ln cell lists several products</numerusform>
        <numerusform>%Ln cells list several products</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) seem to list several products, but not as the others do</source>
      <translation>
        <numerusform>%Ln cell seem to list several products, but not as the others do</numerusform>
        <numerusform>%Ln cells seem to list several products, but not as the others do</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln order(s) name several products that are not known alone</source>
      <translation>
        <numerusform>%Ln order name several products that are not known alone</numerusform>
        <numerusform>%Ln orders name several products that are not known alone</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) have a comma within a name, which is not in quotes</source>
      <translation>
        <numerusform>%Ln row has a comma within a name, which is not in quotes</numerusform>
        <numerusform>%Ln rows have a comma within a name, which is not in quotes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) have more cells than there are headings</source>
      <translation>
        <numerusform>%Ln row has more cells than there are headings</numerusform>
        <numerusform>%Ln rows have more cells than there are headings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) hold one text and nothing else, as titles and notes do</source>
      <translation>
        <numerusform>%Ln row holds one text and nothing else, as titles and notes do</numerusform>
        <numerusform>%Ln rows hold one text and nothing else, as titles and notes do</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) stand below the table: signatures, who made it, when it was printed</source>
      <translation>
        <numerusform>%Ln row stands below the table: signatures, who made it, when it was printed</numerusform>
        <numerusform>%Ln rows stand below the table: signatures, who made it, when it was printed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are headings of the lines below them</source>
      <translation>
        <numerusform>%Ln row is headings of the lines below them</numerusform>
        <numerusform>%Ln rows are headings of the lines below them</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) stand below the headings of another table</source>
      <translation>
        <numerusform>%Ln row stands below the headings of another table</numerusform>
        <numerusform>%Ln rows stand below the headings of another table</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln further table(s) list neither sales nor customers, products or views</source>
      <translation>
        <numerusform>%Ln further table lists neither sales nor customers, products or views</numerusform>
        <numerusform>%Ln further tables list neither sales nor customers, products or views</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln further table(s) lack what sales need, as a date or headings</source>
      <translation>
        <numerusform>%Ln further table lack what sales need, as a date or headings</numerusform>
        <numerusform>%Ln further tables lack what sales need, as a date or headings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln sheet(s) hold notes and no table</source>
      <translation>
        <numerusform>%Ln sheet holds notes and no table</numerusform>
        <numerusform>%Ln sheets hold notes and no table</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln table(s) tell how sales were paid</source>
      <translation>
        <numerusform>%Ln table tells how sales were paid</numerusform>
        <numerusform>%Ln tables tell how sales were paid</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) were cancelled at the till</source>
      <translation>
        <numerusform>%Ln row was cancelled at the till</numerusform>
        <numerusform>%Ln rows were cancelled at the till</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are in another currency</source>
      <translation>
        <numerusform>%Ln line is in another currency</numerusform>
        <numerusform>%Ln lines are in another currency</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) belong to receipts that stand twice</source>
      <translation>
        <numerusform>%Ln line belongs to receipts that stand twice</numerusform>
        <numerusform>%Ln lines belong to receipts that stand twice</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) tell no amount, and no price of the product is known</source>
      <translation>
        <numerusform>%Ln line tells no amount, and no price of the product is known</numerusform>
        <numerusform>%Ln lines tell no amount, and no price of the product is known</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) write a product in other capitals</source>
      <translation>
        <numerusform>%Ln line write a product in other capitals</numerusform>
        <numerusform>%Ln lines write a product in other capitals</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are equal to another one, without a receipt</source>
      <translation>
        <numerusform>%Ln line is equal to another one, without a receipt</numerusform>
        <numerusform>%Ln lines are equal to another one, without a receipt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln order(s) are listed as returned</source>
      <translation>
        <numerusform>%Ln order is listed as returned</numerusform>
        <numerusform>%Ln orders are listed as returned</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) were paid with points</source>
      <translation>
        <numerusform>%Ln line was paid with points</numerusform>
        <numerusform>%Ln lines were paid with points</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) tell their amounts without tax</source>
      <translation>
        <numerusform>%Ln line tells their amounts without tax</numerusform>
        <numerusform>%Ln lines tell their amounts without tax</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) tell their amounts with tax</source>
      <translation>
        <numerusform>%Ln line tells their amounts with tax</numerusform>
        <numerusform>%Ln lines tell their amounts with tax</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have their tax in another way than this shop, and do not tell how much it is</source>
      <translation>
        <numerusform>%Ln line has their tax in another way than this shop, and do not tell how much it is</numerusform>
        <numerusform>%Ln lines have their tax in another way than this shop, and do not tell how much it is</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have their money in thousands or ten thousands</source>
      <translation>
        <numerusform>%Ln line has their money in thousands or ten thousands</numerusform>
        <numerusform>%Ln lines have their money in thousands or ten thousands</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have times in UTC, not by the clock of the shop</source>
      <translation>
        <numerusform>%Ln line has times in UTC, not by the clock of the shop</numerusform>
        <numerusform>%Ln lines have times in UTC, not by the clock of the shop</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are of a store that is to be left out</source>
      <translation>
        <numerusform>%Ln line is of a store that is to be left out</numerusform>
        <numerusform>%Ln lines are of a store that is to be left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) belong to a receipt that no file has</source>
      <translation>
        <numerusform>%Ln line belongs to a receipt that no file has</numerusform>
        <numerusform>%Ln lines belong to a receipt that no file has</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are in another of the files, too</source>
      <translation>
        <numerusform>%Ln line is in another of the files, too</numerusform>
        <numerusform>%Ln lines are in another of the files, too</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln second(s) left</source>
      <translation>
        <numerusform>%Ln second left</numerusform>
        <numerusform>%Ln seconds left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln minute(s) left</source>
      <translation>
        <numerusform>%Ln minute left</numerusform>
        <numerusform>%Ln minutes left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln person(s) were erased after this was learned, the last on {day}. The next learning will not know them.</source>
      <translation>
        <numerusform>%Ln person was erased after this was learned, the last on {day}. The next learning will not know them.</numerusform>
        <numerusform>%Ln persons were erased after this was learned, the last on {day}. The next learning will not know them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only %Ln customer(s) came back in the hidden weeks: take these figures as a hint.</source>
      <translation>
        <numerusform>Only %Ln customer came back in the hidden weeks: take these figures as a hint.</numerusform>
        <numerusform>Only %Ln customers came back in the hidden weeks: take these figures as a hint.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The sales do not go back far enough to hide %Ln day(s) and check: what they will spend follows their pace so far, a first guess.</source>
      <translation>
        <numerusform>The sales do not go back far enough to hide %Ln day and check: what they will spend follows their pace so far, a first guess.</numerusform>
        <numerusform>The sales do not go back far enough to hide %Ln days and check: what they will spend follows their pace so far, a first guess.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of the hidden %Ln day(s) it expected {share} more than came.</source>
      <translation>
        <numerusform>Of the hidden %Ln day it expected {share} more than came.</numerusform>
        <numerusform>Of the hidden %Ln days it expected {share} more than came.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of the hidden %Ln day(s) it expected {share} less than came.</source>
      <translation>
        <numerusform>Of the hidden %Ln day it expected {share} less than came.</numerusform>
        <numerusform>Of the hidden %Ln days it expected {share} less than came.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The sales cover %Ln day(s) so far, too few to see what people do in {horizon} days: a first guess, not checked yet.</source>
      <translation>
        <numerusform>The sales cover %Ln day so far, too few to see what people do in {horizon} days: a first guess, not checked yet.</numerusform>
        <numerusform>The sales cover %Ln days so far, too few to see what people do in {horizon} days: a first guess, not checked yet.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of %Ln hidden day(s), {expected} was expected for each 100 that customers spent: take what is expected of their spend as a rough guess.</source>
      <translation>
        <numerusform>Of %Ln hidden day, {expected} was expected for each 100 that customers spent: take what is expected of their spend as a rough guess.</numerusform>
        <numerusform>Of %Ln hidden days, {expected} was expected for each 100 that customers spent: take what is expected of their spend as a rough guess.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Imported %Ln sale line(s)</source>
      <translation>
        <numerusform>Imported %Ln sale line</numerusform>
        <numerusform>Imported %Ln sale lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took an import of %Ln sale line(s) back</source>
      <translation>
        <numerusform>Took an import of %Ln sale line back</numerusform>
        <numerusform>Took an import of %Ln sale lines back</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Corrected %Ln cell(s)</source>
      <translation>
        <numerusform>Corrected %Ln cell</numerusform>
        <numerusform>Corrected %Ln cells</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Made one product of %Ln spelling(s)</source>
      <translation>
        <numerusform>Made one product of %Ln spelling</numerusform>
        <numerusform>Made one product of %Ln spellings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took over %Ln answer(s) from a list of consents</source>
      <translation>
        <numerusform>Took over %Ln answer from a list of consents</numerusform>
        <numerusform>Took over %Ln answers from a list of consents</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took over a list of %Ln bounce(s) and unsubscribe(s)</source>
      <translation>
        <numerusform>Took over a list of %Ln bounce and unsubscribe</numerusform>
        <numerusform>Took over a list of %Ln bounces and unsubscribes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took %Ln block(s) back</source>
      <translation>
        <numerusform>Took %Ln block back</numerusform>
        <numerusform>Took %Ln blocks back</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Wrote a list of %Ln customer(s) to a file</source>
      <translation>
        <numerusform>Wrote a list of %Ln customer to a file</numerusform>
        <numerusform>Wrote a list of %Ln customers to a file</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Erased a person; %Ln sale line(s) stay without a name</source>
      <translation>
        <numerusform>Erased a person; %Ln sale line stay without a name</numerusform>
        <numerusform>Erased a person; %Ln sale lines stay without a name</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Wrote the files of a campaign for %Ln customer(s): {target}</source>
      <translation>
        <numerusform>Wrote the files of a campaign for %Ln customer: {target}</numerusform>
        <numerusform>Wrote the files of a campaign for %Ln customers: {target}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) blocked.</source>
      <translation>
        <numerusform>%Ln customer blocked.</numerusform>
        <numerusform>%Ln customers blocked.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln answer(s) changed to no.</source>
      <translation>
        <numerusform>%Ln answer changed to no.</numerusform>
        <numerusform>%Ln answers changed to no.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln were known already.</source>
      <translation>
        <numerusform>%Ln was known already.</numerusform>
        <numerusform>%Ln were known already.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln answer(s) taken over.</source>
      <translation>
        <numerusform>%Ln answer taken over.</numerusform>
        <numerusform>%Ln answers taken over.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln stay no: the list does not show that they agreed later.</source>
      <translation>
        <numerusform>%Ln stay no: the list does not show that they agreed later.</numerusform>
        <numerusform>%Ln stay no: the list does not show that they agreed later.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) name no way of writing: a yes counts for e-mail and SMS, a no for everything.</source>
      <translation>
        <numerusform>%Ln row name no way of writing: a yes counts for e-mail and SMS, a no for everything.</numerusform>
        <numerusform>%Ln rows name no way of writing: a yes counts for e-mail and SMS, a no for everything.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) about nobody of this shop.</source>
      <translation>
        <numerusform>%Ln row about nobody of this shop.</numerusform>
        <numerusform>%Ln rows about nobody of this shop.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) could not be read, the first is {cell}.</source>
      <translation>
        <numerusform>%Ln cell could not be read, the first is {cell}.</numerusform>
        <numerusform>%Ln cells could not be read, the first is {cell}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln earlier copy(s) removed.</source>
      <translation>
        <numerusform>%Ln earlier copy removed.</numerusform>
        <numerusform>%Ln earlier copies removed.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln earlier copy(s) can still be opened as before.</source>
      <translation>
        <numerusform>%Ln earlier copy can still be opened as before.</numerusform>
        <numerusform>%Ln earlier copies can still be opened as before.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) ago</source>
      <translation>
        <numerusform>%Ln day ago</numerusform>
        <numerusform>%Ln days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{low}–%Ln days ago</source>
      <translation>
        <numerusform>{low}–%Ln days ago</numerusform>
        <numerusform>{low}–%Ln days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln day</numerusform>
        <numerusform>%Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{low}–%Ln days</source>
      <translation>
        <numerusform>{low}–%Ln days</numerusform>
        <numerusform>{low}–%Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln visit(s)</source>
      <translation>
        <numerusform>%Ln visit</numerusform>
        <numerusform>%Ln visits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{low}–%Ln visits</source>
      <translation>
        <numerusform>{low}–%Ln visits</numerusform>
        <numerusform>{low}–%Ln visits</numerusform>
      </translation>
    </message>
  </context>
</TS>
