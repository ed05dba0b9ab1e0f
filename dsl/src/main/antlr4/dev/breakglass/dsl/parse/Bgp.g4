// The .bgp language. Every decision looks one token ahead, so that parsing is linear and a message can name what was
// expected. Keywords are contextual: `name` takes them all but the words of conditions.
grammar Bgp;

options { superClass = org.antlr.v4.runtime.Parser; }

file : header declaration* EOF ;

header : POLICY name ;

declaration
    : action | resource | attributes | role | signal | factor | zone | profile | breakglass | forbid | invariant | imports
    ;

action : ACTION name (includes | (COMMA name)*) ;

includes : INCLUDES names ;

resource : RESOURCE name attributeBody? ;

attributes : (REQUESTER | INCIDENT) attributeBody ;

attributeBody : LBRACE (attribute COMMA?)* RBRACE ;

attribute : name COLON type ;

type : (SET OF)* plainType ;

plainType : BOOL | INT_TYPE | STRING_TYPE | DURATION_TYPE | IP | ENUM LBRACE names RBRACE ;

role : ROLE name FROM GROUP text (COMMA GROUP text)* (SIZE count)? (DISJOINT FROM names)? ;

signal : SIGNAL name COLON type FRESH duration (FROM provider)? ;

factor : FACTOR name FROM provider ;

provider : name text ;

zone : ZONE name zoneBody ;

zoneBody : LBRACE zoneClause* RBRACE ;

zoneClause : contains | admit | bound | flows ;

contains : CONTAINS patterns ;

admit : ADMIT WHEN condition ;

bound : AT (MOST ceiling | LEAST floor) ;

ceiling : TTL duration | ALLOW names ;

floor : MFA factors (WITHIN duration)? | APPROVE count | REVIEW WITHIN duration ;

flows : FLOWS TO names ;

profile : PROFILE name body ;

breakglass : BREAKGLASS name body ;

body : LBRACE clause* RBRACE ;

clause
    : inZone | holders | allow | when | mfa | approve | escalate | justify | ttl | extend | redeem | idle | observe
    | tolerate | limit | issue | notice | after | review | follows
    ;

inZone : ZONE name ;

holders : FOR names ;

allow : ALLOW names ON patterns ;

when : WHEN condition ;

mfa : MFA factors WITHIN duration ;

factors : name (OR name)* | count OF names ;

approve : APPROVE (none | count OF names WITHIN duration (WITH mfa)? then*) ;

then : THEN count OF names WITHIN duration (WITH mfa)? ;

none : NONE BECAUSE text ;

escalate : ESCALATE AFTER duration APPROVE count OF names ;

justify : JUSTIFY (none | justification (COMMA justification)*) ;

justification : AT LEAST count CHARACTERS | TICKET regex ;

ttl : TTL duration (UP TO duration)? ;

extend : EXTEND (ONCE | count TIMES)? BY duration WITH assent (AND assent)* ;

assent : APPROVE count OF names (WITHIN duration)? (WITH mfa)? ;

redeem : REDEEM WITHIN duration ;

idle : IDLE duration ;

observe : OBSERVE count OF names ;

tolerate : TOLERATE UNKNOWN names BECAUSE text ;

limit : LIMIT rate (COMMA rate)* ;

rate : COOLDOWN duration | count (AT ONCE | PER duration) ;

issue : ISSUE name LBRACE (setting COMMA?)* RBRACE ;

setting : name COLON operand ;

notice : NOTIFY text (COMMA text)* ;

after : AFTER name text ;

review : REVIEW (none | WITHIN duration BY name) ;

follows : FOLLOWS name ;

forbid : FORBID name forbidBody ;

forbidBody : LBRACE forbidClause* RBRACE ;

forbidClause : inZone | holders | onAction | when ;

onAction : ACTION names ;

invariant : INVARIANT name LBRACE (NEVER | POSSIBLE) PERMIT WHERE condition RBRACE ;

imports : IMPORT text ;

patterns : pattern (COMMA pattern)* ;

pattern : name text ;

// Conditions. `not` and parentheses nest; the depth is bounded before parsing.
condition : conjunction (OR conjunction)* ;

conjunction : term (AND term)* ;

term : NOT term | LPAREN condition RPAREN | predicate ;

predicate : operand relation? ;

relation
    : comparison operand
    | NOT? IN (LBRACE operand (COMMA operand)* RBRACE text? | range | text)
    | HAS operand
    | WITHIN name
    | MATCHES regex
    | STARTS WITH text
    | ENDS WITH text
    ;

comparison : EQ | NE | LT | LE | GT | GE ;

range : edge RANGE edge text? ;

edge : TIME | name ;

operand : name | INT | DURATION | STRING | TRUE | FALSE ;

names : name (COMMA name)* ;

duration : DURATION ;

count : INT ;

text : STRING ;

regex : REGEX ;

name
    : NAME
    | ACTION | ADMIT | AFTER | ALLOW | APPROVE | AT | BECAUSE | BOOL | BREAKGLASS | BY | CHARACTERS | CONTAINS | COOLDOWN
    | DISJOINT | DURATION_TYPE | ENUM | ESCALATE | EXTEND | FACTOR | FLOWS | FOLLOWS | FOR | FORBID | FRESH | FROM | GROUP
    | IDLE | IMPORT | INCIDENT | INCLUDES | INT_TYPE | INVARIANT | IP | ISSUE | JUSTIFY | LEAST | LIMIT | MFA | MOST
    | NEVER | NONE | NOTIFY | OBSERVE | OF | ON | ONCE | PER | PERMIT | POLICY | POSSIBLE | PROFILE | REDEEM | REQUESTER
    | RESOURCE | REVIEW | ROLE | SET | SIGNAL | SIZE | STRING_TYPE | THEN | TICKET | TIMES | TO | TOLERATE | TTL | UNKNOWN
    | UP | WHEN | WHERE | WITH | ZONE
    ;

// The reserved words: only conditions use them, and nothing may be called so.
AND : 'and' ;
ENDS : 'ends' ;
FALSE : 'false' ;
HAS : 'has' ;
IN : 'in' ;
MATCHES : 'matches' ;
NOT : 'not' ;
OR : 'or' ;
STARTS : 'starts' ;
TRUE : 'true' ;
WITHIN : 'within' ;

ACTION : 'action' ;
ADMIT : 'admit' ;
AFTER : 'after' ;
ALLOW : 'allow' ;
APPROVE : 'approve' ;
AT : 'at' ;
BECAUSE : 'because' ;
BOOL : 'bool' ;
BREAKGLASS : 'breakglass' ;
BY : 'by' ;
CHARACTERS : 'characters' ;
CONTAINS : 'contains' ;
COOLDOWN : 'cooldown' ;
DISJOINT : 'disjoint' ;
DURATION_TYPE : 'duration' ;
ENUM : 'enum' ;
ESCALATE : 'escalate' ;
EXTEND : 'extend' ;
FACTOR : 'factor' ;
FLOWS : 'flows' ;
FOLLOWS : 'follows' ;
FOR : 'for' ;
FORBID : 'forbid' ;
FRESH : 'fresh' ;
FROM : 'from' ;
GROUP : 'group' ;
IDLE : 'idle' ;
IMPORT : 'import' ;
INCIDENT : 'incident' ;
INCLUDES : 'includes' ;
INT_TYPE : 'int' ;
INVARIANT : 'invariant' ;
IP : 'ip' ;
ISSUE : 'issue' ;
JUSTIFY : 'justify' ;
LEAST : 'least' ;
LIMIT : 'limit' ;
MFA : 'mfa' ;
MOST : 'most' ;
NEVER : 'never' ;
NONE : 'none' ;
NOTIFY : 'notify' ;
OBSERVE : 'observe' ;
OF : 'of' ;
ON : 'on' ;
ONCE : 'once' ;
PER : 'per' ;
PERMIT : 'permit' ;
POLICY : 'policy' ;
POSSIBLE : 'possible' ;
PROFILE : 'profile' ;
REDEEM : 'redeem' ;
REQUESTER : 'requester' ;
RESOURCE : 'resource' ;
REVIEW : 'review' ;
ROLE : 'role' ;
SET : 'set' ;
SIGNAL : 'signal' ;
SIZE : 'size' ;
STRING_TYPE : 'string' ;
THEN : 'then' ;
TICKET : 'ticket' ;
TIMES : 'times' ;
TO : 'to' ;
TOLERATE : 'tolerate' ;
TTL : 'ttl' ;
UNKNOWN : 'unknown' ;
UP : 'up' ;
WHEN : 'when' ;
WHERE : 'where' ;
WITH : 'with' ;
ZONE : 'zone' ;

NAME : WORD ('.' WORD)* ;
INT : '-'? [0-9]+ ;
DURATION : ([0-9]+ [smhd])+ ;
TIME : [0-9] [0-9] ':' [0-9] [0-9] ;
STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
REGEX : '/' REGEX_START (~[/\\\r\n] | '\\' ~[\r\n])* '/' ;

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
COMMA : ',' ;
COLON : ':' ;
RANGE : '..' ;
EQ : '==' ;
NE : '!=' ;
LE : '<=' ;
GE : '>=' ;
LT : '<' ;
GT : '>' ;

DOC : '///' ~[\r\n]* -> channel(HIDDEN) ;
COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE : [ \t\r\n]+ -> channel(HIDDEN) ;

// What does not belong, caught here so that each has a message of its own.
MALFORMED_SIGN : '=' | '===' | '!' | '!==' | '=!' | '=>' | '=<' | '<>' | '&' | '&&' | '|' | '||' ;
MALFORMED_STRING
    : '\'' ~['\r\n]* '\''
    | [\u2018\u2019] ~[\u2018\u2019\r\n]* [\u2018\u2019]
    | [\u201C-\u201E\u00AB] ~[\u201C-\u201E\u00BB\r\n]* [\u201C-\u201E\u00BB]
    ;
MALFORMED_COMMENT : '#' ~[\r\n]* ;
MALFORMED_NAME : LETTER (LETTER | [0-9] | '-'+ (LETTER | [0-9]) | '.' (LETTER | [0-9]))* ;
MALFORMED_NUMBER : '-'? [0-9] (LETTER | [0-9])* ([.:] [0-9] (LETTER | [0-9])*)* ('/' [0-9]+)? ;
UNCLOSED_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;
UNCLOSED_REGEX : '/' (REGEX_START (~[/\\\r\n] | '\\' ~[\r\n])* '\\'?)? ;
STRAY : ~[ \t\r\na-zA-Z0-9_"/{}(),:<>\u0080-\u{10FFFF}] | '.' ;

fragment WORD : [a-z] [a-z0-9]* ('-' [a-z0-9]+)* ;
fragment LETTER : [A-Za-z_] | [\u0080-\u{10FFFF}] ;
fragment REGEX_START : ~[/\\\r\n] | '\\' ~[\r\n] ;
