<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
  <context>
    <name>AudienceStep</name>
    <message numerus="yes">
      <source>%n person(s) get it</source>
      <translation>
        <numerusform>%n person get it</numerusform>
        <numerusform>%n persons get it</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more, picked at random, get nothing: what they spend later shows what the campaign brought.</source>
      <translation>
        <numerusform>%n more, picked at random, get nothing: what they spend later shows what the campaign brought.</numerusform>
        <numerusform>%n more, picked at random, get nothing: what they spend later shows what the campaign brought.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CustomerFigures</name>
    <message numerus="yes">
      <source>Next %n day(s)</source>
      <translation>
        <numerusform>Next %n day</numerusform>
        <numerusform>Next %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>now %n overdue</source>
      <translation>
        <numerusform>now %n overdue</numerusform>
        <numerusform>now %n overdue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CustomerProfile</name>
    <message numerus="yes">
      <source>%n visit(s)</source>
      <translation>
        <numerusform>%n visit</numerusform>
        <numerusform>%n visits</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CustomersPage</name>
    <message numerus="yes">
      <source>%n shown</source>
      <translation>
        <numerusform>%n shown</numerusform>
        <numerusform>%n shown</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DataPage</name>
    <message numerus="yes">
      <source>%Ln line(s) stored</source>
      <translation>
        <numerusform>%Ln line stored</numerusform>
        <numerusform>%Ln lines stored</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Effect</name>
    <message numerus="yes">
      <source>Eight times of ten between {low} and {high} within %n day(s), compared with doing nothing.</source>
      <translation>
        <numerusform>Eight times of ten between {low} and {high} within %n day, compared with doing nothing.</numerusform>
        <numerusform>Eight times of ten between {low} and {high} within %n days, compared with doing nothing.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Measured on %n campaign(s) of your own.</source>
      <translation>
        <numerusform>Measured on %n campaign of your own.</numerusform>
        <numerusform>Measured on %n campaigns of your own.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HiddenWeeks</name>
    <message numerus="yes">
      <source>We hid the last %n day(s) and asked the model who would buy what.</source>
      <translation>
        <numerusform>We hid the last %n day and asked the model who would buy what.</numerusform>
        <numerusform>We hid the last %n days and asked the model who would buy what.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n time(s)</source>
      <translation>
        <numerusform>%n time</numerusform>
        <numerusform>%n times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PreviewStep</name>
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
      <source>On %n receipt(s)</source>
      <translation>
        <numerusform>On %n receipt</numerusform>
        <numerusform>On %n receipts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n time(s)</source>
      <translation>
        <numerusform>%n time</numerusform>
        <numerusform>%n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ProductsPage</name>
    <message numerus="yes">
      <source>%n shown</source>
      <translation>
        <numerusform>%n shown</numerusform>
        <numerusform>%n shown</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PurchaseTimeline</name>
    <message numerus="yes">
      <source>%n visit(s)</source>
      <translation>
        <numerusform>%n visit</numerusform>
        <numerusform>%n visits</numerusform>
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
    <name>messages</name>
    <message numerus="yes">
      <source>%Ln product(s)</source>
      <translation>
        <numerusform>%Ln product</numerusform>
        <numerusform>%Ln products</numerusform>
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
        <numerusform>%Ln day of new sales have not been learned from</numerusform>
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
      <source>%Ln customer(s) are due for what they always buy</source>
      <translation>
        <numerusform>%Ln customer is due for what they always buy</numerusform>
        <numerusform>%Ln customers are due for what they always buy</numerusform>
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
      <source>%Ln customer(s) came once and not again yet</source>
      <translation>
        <numerusform>%Ln customer came once and not again yet</numerusform>
        <numerusform>%Ln customers came once and not again yet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are refunds</source>
      <translation>
        <numerusform>%Ln line is refunds</numerusform>
        <numerusform>%Ln lines are refunds</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) belong to cancelled receipts</source>
      <translation>
        <numerusform>%Ln line belongs to cancelled receipts</numerusform>
        <numerusform>%Ln lines belong to cancelled receipts</numerusform>
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
      <source>%Ln view(s) cannot be read</source>
      <translation>
        <numerusform>%Ln view cannot be read</numerusform>
        <numerusform>%Ln views cannot be read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are totals</source>
      <translation>
        <numerusform>%Ln row is totals</numerusform>
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
  </context>
</TS>
